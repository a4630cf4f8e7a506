import type { Consultation, ErrorCode } from '@jiedui/contracts';
import type { ConsultationAction, ConsultationRelation, SessionState } from '@jiedui/domain';

export type PageAction = ConsultationAction | 'enterRoom';

export interface OfferedAction {
  readonly action: PageAction;
  /** Why it cannot happen now; nothing means it can. */
  readonly blockedBy: ErrorCode | undefined;
}

export interface OfferedActions {
  readonly primary: OfferedAction | undefined;
  readonly others: readonly OfferedAction[];
}

type Offering = Pick<Consultation, 'state' | 'actions' | 'session' | 'relations'>;

const enterable: readonly SessionState[] = ['booked', 'waiting', 'live'];

/** What moves it forward comes first; what ends it early comes last. */
const order: readonly PageAction[] = [
  'enterRoom',
  'supplyInformation',
  'accept',
  'acknowledge',
  'close',
  'schedule',
  'reschedule',
  'sign',
  'requestInformation',
  'reassign',
  'reopen',
  'refuse',
  'cancel',
];
const neverPrimary: readonly PageAction[] = [
  'refuse',
  'cancel',
  'requestInformation',
  'reassign',
  'reopen',
  'reschedule',
];

/** Whom the room of a session is open to. */
export const takingPart: readonly ConsultationRelation[] = [
  'assignedExpert',
  'requester',
  'mdtMember',
  'invitingCoordinator',
  'invitedCoordinator',
];

export function isRoomEnterable({
  session,
  relations,
}: Pick<Consultation, 'session' | 'relations'>): boolean {
  const mayTakePart = relations.some((relation) => takingPart.includes(relation));
  return mayTakePart && session !== null && enterable.includes(session.state);
}

/** Coordinators may look on, but the session is not theirs to hold. */
const holdingIt: readonly ConsultationRelation[] = ['assignedExpert', 'requester', 'mdtMember'];

function isPrimary({ action }: OfferedAction, { state, relations }: Offering): boolean {
  if (neverPrimary.includes(action)) return false;
  if (action === 'enterRoom') return relations.some((relation) => holdingIt.includes(relation));
  // A booked session is moved only now and then; what comes next is to hold it, then to sign.
  return action !== 'schedule' || state === 'accepted' || state === 'missed';
}

/** The one step that moves a consultation forward, and what else this person may do. */
export function offeredActions(consultation: Offering, isOpinionWritten: boolean): OfferedActions {
  const offered = new Map<PageAction, OfferedAction>();
  for (const { action, allowed, code } of consultation.actions) {
    offered.set(action, { action, blockedBy: allowed ? undefined : code });
  }
  // The opinion travels with its signature: what counts is what stands in the editor.
  if (offered.has('sign')) {
    offered.set('sign', { action: 'sign', blockedBy: isOpinionWritten ? undefined : 'OPINION_MISSING' });
  }
  if (isRoomEnterable(consultation)) offered.set('enterRoom', { action: 'enterRoom', blockedBy: undefined });
  const sorted = order.flatMap((action) => offered.get(action) ?? []);
  const primary = sorted.find((one) => isPrimary(one, consultation));
  return { primary, others: sorted.filter((one) => one !== primary) };
}
