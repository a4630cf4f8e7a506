import { specialties, techniquesOf } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { HospitalRecord } from '../../features/hospitals/index.js';
import { Dice } from './dice.js';
import { inBatches, type Say } from './in-batches.js';
import { bornAt } from './nation.hospitals.js';

/** Twelve quarters, the last of them the second of 2026. */
export const nationQuarters = { first: '2023Q3', count: 12 } as const;
const toldSpecialties = 6;

/** A hospital's specialty over all quarters: the share treated locally moves by as much each quarter. */
function trendsOf(seed: string, { id, code }: HospitalRecord) {
  const dice = new Dice(seed, `outcomes/${code}`);
  const growth = dice.isLucky(0.12) ? -dice.between(2, 12) : dice.between(4, 24);
  return dice
    .shuffled(specialties)
    .slice(0, toldSpecialties)
    .map((specialty) => ({
      hospital_id: id,
      specialty,
      cases: dice.between(60, 700),
      share: dice.between(420, 780) / 1_000,
      step: (growth + dice.between(-6, 6)) / 1_000,
      noise: Array.from({ length: nationQuarters.count }, () => dice.between(-12, 12) / 1_000),
      local_fee: dice.between(28, 70) * 100,
      outside_times: dice.between(15, 27) / 10,
      tells_fees: dice.isLucky(0.9),
    }));
}

/** Laid out over the quarters by the database: a line of a trend is only arithmetic. */
const insertOutcomes = `
insert into outcome (hospital_id, quarter, specialty, cases_local, cases_transferred, local_fee_yuan, outside_fee_yuan,
  recognised_results, recognised_yuan, told_at, origin)
select hospital_id, quarter, specialty, local, total - local, fee,
  case when tells_fees then (fee * outside_times)::int end, total / 8, (total / 8) * 120, at, 'import'
from jsonb_to_recordset(?::jsonb) as trend (hospital_id uuid, specialty text, cases integer, share float8, step float8,
    noise float8[], local_fee integer, outside_times float8, tells_fees boolean)
cross join lateral unnest(noise) with ordinality as n (wobble, nth)
cross join lateral (select ?::date + (nth - 1) * interval '3 months' as start) q
cross join lateral (select to_char(start, 'YYYY"Q"Q') as quarter, start + interval '3 months 10 days' as at,
  (cases * (1 + wobble * 2))::int as total) t
cross join lateral (select (total * least(0.97, greatest(0.2, share + step * (nth - 1) + wobble)))::int as local,
  case when tells_fees then (local_fee * (1 + 0.004 * nth))::int end as fee) l
on conflict do nothing`;

const insertTechniques = `
insert into technique_introduced (id, hospital_id, technique, since, told_at)
select id, hospital_id, technique, since, since + interval '1 month'
from jsonb_to_recordset(?::jsonb) as line (id uuid, hospital_id uuid, technique text, since date)
on conflict do nothing`;

function techniquesAt(seed: string, { id, code }: HospitalRecord) {
  const dice = new Dice(seed, `techniques/${code}`);
  if (!dice.isLucky(0.5)) return [];
  const known = dice.shuffled(
    dice
      .shuffled(specialties)
      .slice(0, 2)
      .flatMap((one) => [...techniquesOf[one]]),
  );
  return known.slice(0, dice.between(1, 3)).map((technique) => ({
    id: Dice.id(seed, `technique/${code}/${technique}`),
    hospital_id: id,
    technique,
    since: `${dice.between(2024, 2025)}-${String(dice.between(1, 12)).padStart(2, '0')}-15`,
  }));
}

/** Three years of figures of each county hospital. What is there already stays as it is. */
export async function seedNationOutcomes(
  em: EntityManager,
  seed: string,
  counties: readonly HospitalRecord[],
  say: Say,
): Promise<void> {
  const [{ told }] = await em.execute<[{ told: boolean }]>(
    'select exists (select from outcome where hospital_id = ? and told_at < ?) as told',
    [counties[0]?.id ?? null, bornAt],
  );
  if (told) return;
  const start = `${nationQuarters.first.slice(0, 4)}-07-01`;
  await inBatches(
    counties.flatMap((hospital) => trendsOf(seed, hospital)),
    say,
    'outcome trend',
    (batch) => em.execute(insertOutcomes, [JSON.stringify(batch), start]),
  );
  await inBatches(
    counties.flatMap((hospital) => techniquesAt(seed, hospital)),
    say,
    'technique',
    (batch) => em.execute(insertTechniques, [JSON.stringify(batch)]),
  );
}
