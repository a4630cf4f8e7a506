import { CatalogueError } from '@jiedui/contracts';
import {
  type Actor,
  answerLimits,
  type ConsultationAction,
  type ConsultationRelation,
  clocksOf,
  consultationServices,
  resumedLimits,
  type Urgency,
} from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Agreement, agreementFor } from '../pairings/index.js';
import { Person } from '../people/index.js';
import type { ContextInput } from './consultation.context.js';
import type { Consultation } from './entities/consultation.entity.js';
import { LiveSession, openSessionStates } from './entities/live-session.entity.js';

export interface Step {
  readonly action: ConsultationAction;
  readonly actor: Actor;
  readonly relations: ReadonlySet<ConsultationRelation>;
  readonly input: ContextInput;
  readonly now: Date;
}

/** What a step changes in the consultation beside its state. */
export async function follow(em: EntityManager, consultation: Consultation, step: Step): Promise<void> {
  const { action, input, now } = step;
  switch (action) {
    case 'submit':
      consultation.submittedAt = now;
      return startLimits(em, consultation, now);
    case 'reopen':
      consultation.expert = null;
      return startLimits(em, consultation, now);
    case 'reroute':
      Object.assign(consultation, input.route);
      return restartResponse(em, consultation, now);
    case 'requestInformation':
      consultation.informationRequestedAt = now;
      return;
    case 'supplyInformation':
      return resume(consultation, now);
    case 'accept':
    case 'refuse':
      return assign(em, consultation, step);
    case 'reassign':
      if (!input.expertId) throw new CatalogueError('REQUEST_INVALID');
      consultation.expert = em.getReference(Person, input.expertId);
      return;
    case 'miss':
      consultation.missedBy = input.missedBy ?? 'both';
      return;
    case 'fallBack':
      consultation.answerForm = 'written';
      return;
    default:
  }
}

/** An expert who takes or refuses a question keeps access to it; a coordinator who refuses has it anyway. */
function assign(em: EntityManager, consultation: Consultation, { actor, relations }: Step): void {
  if (actor.kind === 'person' && relations.has('invitedExpert')) {
    consultation.expert = em.getReference(Person, actor.personId);
  }
}

async function agreementOf(em: EntityManager, consultation: Consultation, now: Date) {
  const { invitingHospital, invitedHospital, specialty } = consultation;
  if (!invitedHospital) throw new CatalogueError('REQUEST_INCOMPLETE');
  const wanted = { invitingHospitalId: invitingHospital.id, invitedHospitalId: invitedHospital.id };
  const { agreement, block } = await agreementFor(
    em,
    { ...wanted, specialty, anyServiceOf: consultationServices },
    now,
  );
  if (!agreement || block) throw new CatalogueError(block?.code ?? 'AGREEMENT_MISSING');
  return agreement;
}

/** From here on the agreed times run. */
async function startLimits(em: EntityManager, consultation: Consultation, now: Date): Promise<void> {
  const { urgency } = consultation;
  if (!urgency) throw new CatalogueError('REQUEST_INCOMPLETE');
  const agreement = await agreementOf(em, consultation, now);
  consultation.agreement = agreement;
  const { responseLimitMinutes: response, answerLimitMinutes: answer } = agreement;
  Object.assign(consultation, answerLimits(now, urgency, { response, answer }));
  consultation.informationRequestedAt = null;
}

/** Who is asked instead has their time to respond, inside the whole limit that the patient was promised. */
async function restartResponse(em: EntityManager, consultation: Consultation, now: Date): Promise<void> {
  const before = consultation.answerLimits();
  const { informationRequestedAt } = consultation;
  await startLimits(em, consultation, now);
  const after = consultation.answerLimits();
  if (!before || !after) return;
  const stoodStillMs = informationRequestedAt ? now.getTime() - informationRequestedAt.getTime() : 0;
  const { fallBackAt, answerDueAt } = resumedLimits(before, stoodStillMs);
  const responseDueAt = after.responseDueAt < answerDueAt ? after.responseDueAt : answerDueAt;
  Object.assign(consultation, { responseDueAt, fallBackAt, answerDueAt });
}

/** The limits of another urgency, as if it had been asked so, with all that stood still in between. */
export async function adjustLimits(
  em: EntityManager,
  consultation: Consultation,
  formerUrgency: Urgency,
): Promise<void> {
  const { agreement, submittedAt, urgency } = consultation;
  const before = consultation.answerLimits();
  if (!agreement || !submittedAt || !urgency || !before) return;
  const terms = await em.findOneOrFail(Agreement, { id: agreement.id });
  const agreed = { response: terms.responseLimitMinutes, answer: terms.answerLimitMinutes };
  const stoodStillMs =
    before.answerDueAt.getTime() - answerLimits(submittedAt, formerUrgency, agreed).answerDueAt.getTime();
  Object.assign(consultation, resumedLimits(answerLimits(submittedAt, urgency, agreed), stoodStillMs));
}

function resume(consultation: Consultation, now: Date): void {
  const limits = consultation.answerLimits();
  const { informationRequestedAt } = consultation;
  if (limits && informationRequestedAt) {
    Object.assign(consultation, resumedLimits(limits, now.getTime() - informationRequestedAt.getTime()));
  }
  consultation.informationRequestedAt = null;
}

/**
 * Sets the clocks to what the consultation is now. One that fired stays silent unless it is due at another time.
 * @param appointment of a session that is about to be written
 */
export async function windClocks(
  em: EntityManager,
  consultation: Consultation,
  appointment?: ContextInput['appointment'],
): Promise<void> {
  const session =
    appointment ?? (await em.findOne(LiveSession, { consultation, state: { $in: [...openSessionStates] } }));
  const { id, state, answerForm, informationRequestedAt } = consultation;
  const limits = consultation.answerLimits();
  const clocks = clocksOf({ state, answerForm, limits, informationRequestedAt, session });
  await em.execute('delete from consultation_clock where consultation_id = ? and not kind = any (?)', [
    id,
    `{${clocks.map(({ kind }) => kind).join(',')}}`,
  ]);
  for (const { kind, dueAt } of clocks) {
    await em.execute(
      `insert into consultation_clock (consultation_id, kind, due_at) values (?, ?, ?)
       on conflict (consultation_id, kind) do update set due_at = excluded.due_at, fired_at = null
       where consultation_clock.due_at <> excluded.due_at`,
      [id, kind, dueAt.toISOString()],
    );
  }
}

/** What the history says of a step beside its reason: ids and codes alone. */
export function stepDetails(consultation: Consultation, action: ConsultationAction): Record<string, string> {
  const { missedBy, expert, invitedHospital, specialty } = consultation;
  switch (action) {
    case 'miss':
      return missedBy ? { missedBy } : {};
    case 'reassign':
      return expert ? { expertId: expert.id } : {};
    case 'reroute':
      return invitedHospital && specialty ? { invitedHospitalId: invitedHospital.id, specialty } : {};
    default:
      return {};
  }
}
