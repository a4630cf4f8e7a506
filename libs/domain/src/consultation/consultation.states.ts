export const consultationStates = [
  'draft',
  'submitted',
  'informationRequested',
  'accepted',
  'scheduled',
  'waiting',
  'inSession',
  'missed',
  'opinionDrafted',
  'signed',
  'acknowledged',
  'closed',
  'refused',
  'expired',
  'cancelled',
] as const;
export type ConsultationState = (typeof consultationStates)[number];

export const consultationActions = [
  'submit',
  'requestInformation',
  'supplyInformation',
  'accept',
  'refuse',
  'reroute',
  'reassign',
  'schedule',
  'reschedule',
  'wait',
  'start',
  'miss',
  'fallBack',
  'draftOpinion',
  'sign',
  'acknowledge',
  'close',
  'discard',
  'cancel',
  'expire',
  'reopen',
] as const;
export type ConsultationAction = (typeof consultationActions)[number];

/** Nothing more is expected of anybody; some of them a coordinator may open again. */
export const settledStates = [
  'closed',
  'refused',
  'expired',
  'cancelled',
] as const satisfies ConsultationState[];

/** Asked and not settled. */
export const openStates: readonly ConsultationState[] = consultationStates.filter(
  (state) => state !== 'draft' && !settledStates.some((settled) => settled === state),
);

/** The question lies with the invited hospital, and nobody has taken it. */
export const untakenStates = ['submitted', 'informationRequested'] as const satisfies ConsultationState[];

/** An expert has taken the question and owes the answer. */
export const takenStates = [
  'accepted',
  'scheduled',
  'waiting',
  'inSession',
  'missed',
  'opinionDrafted',
] as const satisfies ConsultationState[];
