import {
  type AgreementBlock,
  type ConsultationContext,
  consultationLifecycle,
  consultationServices,
} from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Agreement, agreementFor } from '../pairings/index.js';
import type { Consultation } from './entities/consultation.entity.js';
import { LiveSession, openSessionStates } from './entities/live-session.entity.js';
import { Opinion, RecordDocument } from './entities/opinion.entity.js';

/** What the acting person brings along. */
export interface ContextInput {
  readonly reason?: string;
  readonly appointment?: { readonly startsAt: Date; readonly endsAt: Date };
}

/** A question is asked under an agreement; one that was asked is not stopped when the agreement ends. */
async function agreementBlock(
  em: EntityManager,
  { state, specialty, invitingHospital, invitedHospital }: Consultation,
  now: Date,
): Promise<AgreementBlock | undefined> {
  if (state !== 'draft' || !invitedHospital) return undefined;
  const wanted = { invitingHospitalId: invitingHospital.id, invitedHospitalId: invitedHospital.id };
  const { block } = await agreementFor(em, { ...wanted, specialty, anyServiceOf: consultationServices }, now);
  return block;
}

/** What was asked before agreements named their services may be answered either way. */
async function isLiveAgreed(em: EntityManager, { state, agreement }: Consultation): Promise<boolean> {
  if (agreement === null || !consultationLifecycle.transitions.schedule.from.some((one) => one === state))
    return true;
  const { services } = await em.findOneOrFail(Agreement, { id: agreement.id });
  return services.includes('liveConsultation');
}

const isSessionOpen = async (em: EntityManager, consultation: Consultation) =>
  (await em.count(LiveSession, { consultation, state: { $in: [...openSessionStates] } })) > 0;

/** Gathers the facts that the guards of a consultation look at. */
export async function contextOf(
  em: EntityManager,
  consultation: Consultation,
  input: ContextInput,
  now: Date,
): Promise<ConsultationContext> {
  const opinion = await em.findOne(Opinion, { consultation });
  return {
    request: consultation.requestContent(),
    agreementBlock: await agreementBlock(em, consultation, now),
    isLiveAgreed: await isLiveAgreed(em, consultation),
    isOpinionWritten: opinion !== null && opinion.findings.trim() !== '' && opinion.advice.trim() !== '',
    isRecordReady: opinion !== null && (await em.count(RecordDocument, { opinion })) > 0,
    isMeeting: consultation.state === 'inSession' && (await isSessionOpen(em, consultation)),
    ...input,
  };
}
