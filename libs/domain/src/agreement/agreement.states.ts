export const agreementStates = [
  'draft',
  'proposed',
  'accepted',
  'active',
  'suspended',
  'ended',
  'expired',
  'renewed',
  'declined',
  'withdrawn',
] as const;
export type AgreementState = (typeof agreementStates)[number];

/** Being negotiated, or signed and waiting for its first day: a pair has at most one such. */
export const openAgreementStates = ['draft', 'proposed', 'accepted'] as const satisfies AgreementState[];
/** Between its first day and its end: a pair has at most one such on any day. */
export const livingAgreementStates = ['active', 'suspended'] as const satisfies AgreementState[];

export const agreementActions = [
  'propose',
  'revise',
  'accept',
  'conclude',
  'decline',
  'discard',
  'withdraw',
  'activate',
  'suspend',
  'resume',
  'end',
  'expire',
  'renew',
] as const;
export type AgreementAction = (typeof agreementActions)[number];

/** The steps that people take; the others follow from them and from the calendar. */
export const agreementSteps = [
  'propose',
  'revise',
  'accept',
  'decline',
  'discard',
  'withdraw',
  'suspend',
  'resume',
  'end',
] as const satisfies AgreementAction[];
export type AgreementStep = (typeof agreementSteps)[number];

/** Steps that the other side is owed a reason for. */
export const reasonedAgreementSteps = [
  'decline',
  'withdraw',
  'suspend',
  'end',
] as const satisfies AgreementStep[];

export const agreementRelations = [
  'invitingCoordinator',
  'invitedCoordinator',
  'supervisorAbove',
  'system',
] as const;
export type AgreementRelation = (typeof agreementRelations)[number];

/** For whom somebody acts. The county hospital invites, the top hospital is invited. */
export const pairingSides = ['inviting', 'invited'] as const;
export type PairingSide = (typeof pairingSides)[number];
export const agreementParties = [...pairingSides, 'supervisor'] as const;
export type AgreementParty = (typeof agreementParties)[number];
