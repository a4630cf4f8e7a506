import {
  agreementServices,
  type AgreementService,
  consultationServices,
  type ResponseLimits,
  specialties,
} from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { HospitalRecord } from '../../features/hospitals/index.js';
import { agreementWords, demoAnswerLimits, demoLimits } from '../demo.data.js';
import { Dice } from './dice.js';
import { inBatches, type Say } from './in-batches.js';
import { bornAt } from './nation.hospitals.js';

const columns = `id, pairing_id, revision, state, is_lead, specialties, services, purpose,
  inviting_duties, invited_duties, inviting_liability, invited_liability, fees, response_limit_minutes,
  answer_limit_minutes,   contact_every_days, valid_from, valid_until, inviting_accepted_at, invited_accepted_at, created_at, updated_at`;

const inserts = {
  pairing: `insert into pairing (id, inviting_hospital_id, invited_hospital_id, created_at)
    select id, inviting_hospital_id, invited_hospital_id, created_at
    from jsonb_populate_recordset(null::pairing, ?::jsonb)`,
  agreement: `insert into agreement (${columns})
    select ${columns} from jsonb_populate_recordset(null::agreement, ?::jsonb)`,
} as const;

const limits: readonly ResponseLimits[] = [
  demoLimits,
  { emergency: 15, urgent: 120, routine: 1_440 },
  { emergency: 60, urgent: 720, routine: 4_320 },
];

/** Consultations are always agreed on; the rest varies from pair to pair. */
const servicesOf = (dice: Dice): AgreementService[] =>
  agreementServices.filter(
    (service) => consultationServices.some((one) => one === service) || dice.isLucky(0.6),
  );

/** What the top hospital is strong in; all of it where the register does not say. */
const specialtiesOf = ({ specialties: strong }: HospitalRecord) => {
  const known = new Set(strong.map(({ specialty }) => specialty));
  return known.size === 0 ? [...specialties] : specialties.filter((one) => known.has(one));
};

/** In force since the nation was born, for two to five years. */
function agreementOf(seed: string, pairingId: string, top: HospitalRecord, isLead: boolean) {
  const id = Dice.id(seed, `agreement/${pairingId}`);
  const dice = new Dice(seed, `terms/${pairingId}`);
  return {
    id,
    pairing_id: pairingId,
    revision: 1,
    state: 'active',
    is_lead: isLead,
    specialties: specialtiesOf(top),
    services: servicesOf(dice),
    ...agreementWords,
    response_limit_minutes: dice.pick(limits),
    answer_limit_minutes: demoAnswerLimits,
    contact_every_days: dice.pick([14, 30, 30, 60]),
    valid_from: bornAt.slice(0, 10),
    valid_until: `${dice.between(2027, 2030)}-12-31`,
    inviting_accepted_at: bornAt,
    invited_accepted_at: bornAt,
    created_at: bornAt,
    updated_at: bornAt,
  };
}

export interface NationHospitals {
  readonly counties: readonly HospitalRecord[];
  readonly tops: readonly HospitalRecord[];
}

/** Each county hospital may ask one top hospital, some two; no top hospital is left out. */
function pairsOf(seed: string, { counties, tops }: NationHospitals) {
  const dice = new Dice(seed, 'pairings');
  const mixed = dice.shuffled(tops);
  return counties.flatMap((county, at) => {
    const first = mixed[at % mixed.length] as HospitalRecord;
    const second = dice.pick(mixed);
    const invited = second !== first && dice.isLucky(0.2) ? [first, second] : [first];
    return invited.map((top) => {
      const id = Dice.id(seed, `pairing/${county.code}/${top.code}`);
      const pairing = {
        id,
        inviting_hospital_id: county.id,
        invited_hospital_id: top.id,
        created_at: bornAt,
      };
      return { pairing, agreement: agreementOf(seed, id, top, top === first) };
    });
  });
}

/** What is there already stays as it is. @returns all pairs */
export async function seedNationAgreements(
  em: EntityManager,
  seed: string,
  hospitals: NationHospitals,
  say: Say,
) {
  const pairs = pairsOf(seed, hospitals);
  const rows = {
    pairing: pairs.map(({ pairing }) => pairing),
    agreement: pairs.map(({ agreement }) => agreement),
  };
  for (const table of ['pairing', 'agreement'] as const) {
    await inBatches<unknown>(rows[table], say, table, (batch) =>
      em.execute(`${inserts[table]} on conflict do nothing`, [JSON.stringify(batch)]),
    );
  }
  return rows.pairing;
}
