import type { AuditEvent, AuditEventDetail } from '@jiedui/contracts';
import type { ConsultationId } from '@jiedui/kernel';
import type { TrailEvent } from './trail.query.js';

export type Numbers = ReadonlyMap<ConsultationId, string>;

export const numberOf = ({ consultationId }: TrailEvent, numbers: Numbers): string | null =>
  (consultationId && numbers.get(consultationId)) ?? null;

/** Milliseconds are what the application writes. */
export const instantOf = ({ at }: { readonly at: string }): string => new Date(at).toISOString();

export const personOf = ({ personId: id, personNameZh: nameZh, personNameEn: nameEn }: TrailEvent) =>
  id && nameZh !== null && nameEn !== null ? { id, nameZh, nameEn } : null;

export const eventView = (event: TrailEvent, numbers: Numbers): AuditEvent => ({
  id: event.id,
  at: instantOf(event),
  actorKind: event.actorKind,
  person: personOf(event),
  address: event.address,
  requestId: event.requestId,
  action: event.action,
  outcome: event.outcome,
  subject: {
    kind: event.subjectKind,
    id: event.subjectId,
    nameZh: event.subjectNameZh,
    nameEn: event.subjectNameEn,
  },
  consultationNumber: numberOf(event, numbers),
  why: event.why,
});

function chainOf({ day, position, eventHash, hash }: TrailEvent): AuditEventDetail['chain'] {
  const isLinked = day !== null && position !== null && eventHash !== null && hash !== null;
  return isLinked ? { day, position, eventHash, hash } : null;
}

export const detailView = (event: TrailEvent, numbers: Numbers): AuditEventDetail => ({
  ...eventView(event, numbers),
  agent: event.agent,
  signInSessionId: event.signInSessionId,
  consultationId: event.consultationId,
  hospitals: [...event.hospitals],
  details: { ...event.details },
  chain: chainOf(event),
});
