import {
  type Actor,
  type AgreementBlock,
  type ConsultationContext,
  consultationLifecycle,
  consultationServices,
  type ConsultationState,
  type MissedBy,
} from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Agreement, agreementFor } from '../pairings/index.js';
import { Person } from '../people/index.js';
import type { Consultation } from './entities/consultation.entity.js';
import { LiveSession, openSessionStates } from './entities/live-session.entity.js';
import { Opinion, PanelOpinion, RecordDocument } from './entities/opinion.entity.js';
import { ConsultationMember } from './entities/shared-access.entity.js';

/** What the acting person brings along. */
export interface ContextInput {
  readonly reason?: string;
  /** The other expert who is given the question. */
  readonly expertId?: PersonId;
  readonly missedBy?: MissedBy;
  /** Whom else the question goes to. */
  readonly route?: Partial<Pick<Consultation, 'invitedHospital' | 'specialty'>>;
  readonly appointment?: { readonly startsAt: Date; readonly endsAt: Date };
}

/** From which a question is asked, for the first time or again. */
const askingStates: readonly ConsultationState[] = [
  ...consultationLifecycle.transitions.submit.from,
  ...consultationLifecycle.transitions.reopen.from,
];

/** A question is asked under an agreement; one that was asked is not stopped when the agreement ends. */
async function agreementBlock(
  em: EntityManager,
  { state, specialty, invitingHospital, invitedHospital }: Consultation,
  now: Date,
): Promise<AgreementBlock | undefined> {
  if (!askingStates.includes(state) || !invitedHospital) return undefined;
  const wanted = { invitingHospitalId: invitingHospital.id, invitedHospitalId: invitedHospital.id };
  const { block } = await agreementFor(em, { ...wanted, specialty, anyServiceOf: consultationServices }, now);
  return block;
}

/** What was asked before agreements named their services may be answered either way. */
async function isLiveAgreed(em: EntityManager, { state, agreement }: Consultation): Promise<boolean> {
  const { schedule, reschedule } = consultationLifecycle.transitions;
  const isBookable = [...schedule.from, ...reschedule.from].some((one) => one === state);
  if (agreement === null || !isBookable) return true;
  const { services } = await em.findOneOrFail(Agreement, { id: agreement.id });
  return services.includes('liveConsultation');
}

const isSessionOpen = async (em: EntityManager, consultation: Consultation) =>
  (await em.count(LiveSession, { consultation, state: { $in: [...openSessionStates] } })) > 0;

const personIdOf = (actor: Actor) => (actor.kind === 'person' ? actor.personId : undefined);

async function practisingSince(em: EntityManager, id: PersonId | undefined): Promise<string | null> {
  return (id && (await em.findOne(Person, { id }))?.practisingSince) || null;
}

/** Somebody who was asked has neither signed an opinion nor been excused. */
async function isPanelWaiting(em: EntityManager, consultation: Consultation): Promise<boolean> {
  const asked = { consultation, isOpinionAsked: true, excusedAt: null };
  const members = await em.find(ConsultationMember, asked);
  if (members.length === 0) return false;
  const signed = await em.count(PanelOpinion, {
    consultation,
    signedAt: { $ne: null },
    author: { $in: members.map(({ person }) => person.id) },
  });
  return signed < members.length;
}

/** Gathers the facts that the guards of a consultation look at. */
export async function contextOf(
  em: EntityManager,
  consultation: Consultation,
  { reason, appointment, expertId }: ContextInput,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<ConsultationContext> {
  const opinion = await em.findOne(Opinion, { consultation });
  return {
    request: consultation.requestContent(),
    agreementBlock: await agreementBlock(em, consultation, now),
    isLiveAgreed: await isLiveAgreed(em, consultation),
    isLiveWanted: consultation.answerForm === 'live',
    isPanelWaiting: consultation.isPanel && (await isPanelWaiting(em, consultation)),
    answerDueAt: consultation.answerDueAt,
    expertPractisingSince: await practisingSince(em, expertId ?? personIdOf(actor)),
    isColleagueOpen: expertId === undefined,
    isOpinionWritten: opinion !== null && opinion.findings.trim() !== '' && opinion.advice.trim() !== '',
    isRecordReady: opinion !== null && (await em.count(RecordDocument, { opinion })) > 0,
    isMeeting: consultation.state === 'inSession' && (await isSessionOpen(em, consultation)),
    ...(reason === undefined ? {} : { reason }),
    ...(appointment ? { appointment } : {}),
  };
}
