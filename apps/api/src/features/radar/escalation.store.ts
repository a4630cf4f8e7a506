import { contractDay, type EscalationStep, type IsoDate, stepToRaise } from '@jiedui/domain';
import type { PairingId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../base/database/id.js';

export interface Escalation {
  readonly id: string;
  readonly pairingId: PairingId;
  readonly silentSince: IsoDate;
  readonly step: EscalationStep;
}

const matches = `r.pairing_id = e.pairing_id and r.silent_since = e.silent_since and r.reached_step > 0`;

/** What woke, or is watched no longer, is closed; what sleeps on after a pause of the agreement is open again. */
const close = `
update radar_escalation e set closed_at = ? where closed_at is null
  and not exists (select from radar_reading r where ${matches}) returning e.pairing_id as "pairingId"`;
const reopen = `
update radar_escalation e set closed_at = null from radar_reading r where e.closed_at is not null and ${matches}`;
const endSnoozes = `
update radar_snooze s set ended_at = ? where ended_at is null and (s.until <= ?::date
  or not exists (select from radar_reading r where r.pairing_id = s.pairing_id and r.silent_since = s.silent_since))
returning s.pairing_id as "pairingId"`;

/** Those that sleep and are not left alone, with the highest step of this sleep. */
const sleepers = `
select r.pairing_id as "pairingId", r.silent_since::text as "silentSince", r.reached_step as "reachedStep",
  r.contact_every_days as "contactEveryDays", e.step,
  (e.raised_at at time zone 'Asia/Shanghai')::date::text as "raisedOn"
from radar_reading r left join lateral (
  select step, raised_at from radar_escalation e
  where e.pairing_id = r.pairing_id and e.silent_since = r.silent_since order by step desc limit 1
) e on true
where r.reached_step > coalesce(e.step, 0)
  and not exists (select from radar_snooze s where s.pairing_id = r.pairing_id and s.ended_at is null)
order by r.pairing_id`;

const raise = `
insert into radar_escalation (id, pairing_id, silent_since, step, raised_at)
select id, "pairingId", "silentSince", step, ?::timestamptz
from jsonb_to_recordset(?::jsonb) as raised (id uuid, "pairingId" uuid, "silentSince" date, step integer)
on conflict do nothing returning id`;

interface Sleeper {
  readonly pairingId: PairingId;
  readonly silentSince: IsoDate;
  readonly reachedStep: EscalationStep;
  readonly contactEveryDays: number;
  readonly step: EscalationStep | null;
  readonly raisedOn: IsoDate | null;
}

function nextOf(sleeper: Sleeper, today: IsoDate): Escalation[] {
  const { pairingId, silentSince, reachedStep, contactEveryDays, step: known, raisedOn } = sleeper;
  const raised = known === null || raisedOn === null ? undefined : { step: known, on: raisedOn };
  const step = stepToRaise({ reachedStep }, { raised, contactEveryDays, today });
  return step === undefined ? [] : [{ id: newId(), pairingId, silentSince, step }];
}

/** Brings escalations and snoozes in line with the readings. @returns the pairings that were touched */
export async function settleEscalations(em: EntityManager, now: Date): Promise<PairingId[]> {
  const at = now.toISOString();
  const closed = await em.execute<{ pairingId: PairingId }[]>(close, [at]);
  await em.execute(reopen);
  const ended = await em.execute<{ pairingId: PairingId }[]>(endSnoozes, [at, contractDay(now)]);
  return [...closed, ...ended].map(({ pairingId }) => pairingId);
}

/** Raises the steps that are due today; each once in each sleep, whoever else is at it. */
export async function raiseEscalations(em: EntityManager, now: Date): Promise<Escalation[]> {
  const asleep = await em.execute<Sleeper[]>(sleepers);
  const due = asleep.flatMap((sleeper) => nextOf(sleeper, contractDay(now)));
  if (due.length === 0) return [];
  const rows = await em.execute<{ id: string }[]>(raise, [now.toISOString(), JSON.stringify(due)]);
  const isRaised = new Set(rows.map(({ id }) => id));
  return due.filter(({ id }) => isRaised.has(id));
}
