import type { ConsultationContext } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { pairingInForce } from '../pairings/index.js';
import type { Consultation } from './entities/consultation.entity.js';
import { LiveSession, openSessionStates } from './entities/live-session.entity.js';
import { Opinion, RecordDocument } from './entities/opinion.entity.js';

/** What the acting person brings along. */
export interface ContextInput {
  readonly reason?: string;
  readonly appointment?: { readonly startsAt: Date; readonly endsAt: Date };
}

async function isPairingActive(em: EntityManager, consultation: Consultation, now: Date): Promise<boolean> {
  if (consultation.state !== 'draft' || !consultation.invitedHospital) return true;
  const { invitingHospital, invitedHospital } = consultation;
  return (await pairingInForce(em, invitingHospital.id, invitedHospital.id, now)) !== null;
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
    isPairingActive: await isPairingActive(em, consultation, now),
    isOpinionWritten: opinion !== null && opinion.findings.trim() !== '' && opinion.advice.trim() !== '',
    isRecordReady: opinion !== null && (await em.count(RecordDocument, { opinion })) > 0,
    isMeeting: consultation.state === 'inSession' && (await isSessionOpen(em, consultation)),
    ...input,
  };
}
