import {
  addDays,
  burstyCount,
  type ClinicDay,
  clinicDayOf,
  defaultWorkingHours,
  isOpen,
  isOrdinaryDay,
  localDayOf,
  type Random,
  seededRandom,
  type Specialty,
} from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Hospital } from '../features/hospitals/index.js';
import { stateWorkdays } from '../features/scheduling/index.js';
import {
  demandSeries,
  findDemandDays,
  insertPlan,
  noticeMinutes,
  propose,
  replaceBlocks,
} from '../features/slot-plans/index.js';

/** Requests on a working day, and how bursty: one specialty of every class. */
const demands: readonly (readonly [specialty: Specialty, mean: number, shape: number])[] = [
  ['cardiology', 6.5, 1.6],
  ['neurology', 4.8, 9],
  ['respiratory', 2.1, 0.7],
  ['orthopaedics', 1.1, 0.5],
  ['obstetrics', 0.5, Infinity],
  ['paediatrics', 0.35, Infinity],
];
const seed = 20_260_101;
const days = 365;
const planWeeks = 4;
const hours = [8, 9, 9, 10, 10, 11, 14, 15, 15, 16, 17];

function hoursOf(requests: number, random: Random): number[] {
  const byHour = Array.from({ length: 24 }, () => 0);
  for (let one = 0; one < requests; one += 1) {
    const hour = hours[Math.floor(random() * hours.length)] ?? 9;
    byHour[hour] = (byHour[hour] ?? 0) + 1;
  }
  return byHour;
}

/** A year of made-up counts, without anybody who asked behind them. */
function countsOf(past: readonly ClinicDay[]) {
  return demands.flatMap(([specialty, mean, shape], at) => {
    const random = seededRandom(seed + at);
    return past.flatMap((day) => {
      const share = isOrdinaryDay(day) ? 1 : isOpen(day) ? 0.3 : 0.02;
      const requests = burstyCount(random, mean * share, shape);
      return requests === 0
        ? []
        : [{ specialty, date: day.date, requests, byHour: hoursOf(requests, random) }];
    });
  });
}

const insert = `
insert into demand_day (hospital_id, specialty, on_date, requests, by_hour)
select ?::uuid, specialty, date, requests, array(select jsonb_array_elements_text("byHour")::int)
from jsonb_to_recordset(?::jsonb) as one (specialty text, date date, requests int, "byHour" jsonb)
on conflict do nothing`;

/** A year of demand at the demo's top hospital, and a plan for the coming weeks that is in force. */
export async function seedSlotPlans(em: EntityManager, now: Date): Promise<void> {
  const hospital = await em.findOne(Hospital, { code: 'TOP-A' });
  if (!hospital) return;
  const [known] = await em.execute('select 1 from slot_plan where hospital_id = ? limit 1', [hospital.id]);
  if (known) return;
  const calendar = stateWorkdays();
  const today = localDayOf(now, hospital.timeZone);
  const spanFrom = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) =>
      clinicDayOf(addDays(today, from + at), calendar, defaultWorkingHours),
    );
  const past = spanFrom(-days, days);
  await em.execute(insert, [hospital.id, JSON.stringify(countsOf(past))]);
  const rows = await findDemandDays(em, hospital.id, addDays(today, -days), addDays(today, -1));
  const plan = spanFrom(1, planWeeks * 7);
  const slotMinutes = 10;
  const waiting = new Map<Specialty, number>();
  const proposal = propose(demandSeries(rows, past), waiting, plan, { slotMinutes });
  const id = await insertPlan(em, {
    hospitalId: hospital.id,
    startsOn: addDays(today, 1),
    endsOn: addDays(today, planWeeks * 7),
    slotMinutes,
    budget: proposal.budget,
    noticeMinutes,
    reservedDays: proposal.reservedDays,
    figures: proposal.figures,
    madeAt: now.toISOString(),
    madeById: null,
  });
  const blocks = proposal.blocks.map((block) => ({ ...block, expertId: null }));
  await replaceBlocks(em, id, slotMinutes, blocks);
  await em.execute("update slot_plan set state = 'published', published_at = ? where id = ?", [
    now.toISOString(),
    id,
  ]);
}
