import { contractDay, nextActionsOf, radarOf } from '@jiedui/domain';
import type { PairingId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { WatchedPairing } from './pairing-facts.query.js';

const columns = `pairing_id, agreement_id, state, began_on, contact_every_days, silent_since, due_on, reached_step,
  last_sign, last_consultation_on, last_visit_on, last_milestone_on, asked_in_year, next_actions, changed_at`;
const changeable = columns
  .split(',')
  .map((column) => column.trim())
  .filter((column) => column !== 'pairing_id');

/** Rows that would say the same again stay untouched. */
const save = `
insert into radar_reading as known (${columns})
select ${columns} from jsonb_populate_recordset(null::radar_reading, ?::jsonb)
on conflict (pairing_id) do update set ${changeable.map((column) => `${column} = excluded.${column}`).join(', ')}
where to_jsonb(known) - 'changed_at' is distinct from to_jsonb(excluded) - 'changed_at'
returning pairing_id as "pairingId"`;

const forget = `
delete from radar_reading where pairing_id <> all(array(select jsonb_array_elements_text(?::jsonb)::uuid))
returning pairing_id as "pairingId"`;

function rowOf(one: WatchedPairing, now: Date) {
  const today = contractDay(now);
  const { contactEveryDays, beganOn, lastConsultationOn } = one;
  const { lastVisitOn, lastMilestoneOn, ...plan } = one.plan;
  const last = { consultation: lastConsultationOn, visit: lastVisitOn, milestone: lastMilestoneOn };
  const reading = radarOf({ beganOn, contactEveryDays, last }, today);
  const actions = nextActionsOf(
    {
      ...plan,
      state: reading.state,
      agreementId: one.agreementId,
      agreementUntil: one.agreementUntil,
      needs: one.needs,
      consultations: one.askedInYear,
    },
    today,
  );
  return {
    pairing_id: one.pairingId,
    agreement_id: one.agreementId,
    state: reading.state,
    began_on: beganOn,
    contact_every_days: contactEveryDays,
    silent_since: reading.silentSince,
    due_on: reading.dueOn,
    reached_step: reading.reachedStep,
    last_sign: reading.lastSign,
    last_consultation_on: lastConsultationOn,
    last_visit_on: lastVisitOn,
    last_milestone_on: lastMilestoneOn,
    asked_in_year: one.askedInYear,
    next_actions: actions,
    changed_at: now.toISOString(),
  };
}

/** Writes down how all watched pairings stand now; what is watched no longer goes. @returns those that changed */
export async function saveReadings(
  em: EntityManager,
  watched: readonly WatchedPairing[],
  now: Date,
): Promise<PairingId[]> {
  const gone = await em.execute<{ pairingId: PairingId }[]>(forget, [
    JSON.stringify(watched.map(({ pairingId }) => pairingId)),
  ]);
  const changed = await em.execute<{ pairingId: PairingId }[]>(save, [
    JSON.stringify(watched.map((one) => rowOf(one, now))),
  ]);
  return [...gone, ...changed].map(({ pairingId }) => pairingId);
}
