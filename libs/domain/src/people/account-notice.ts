/** What a person is told by mail about their own account. */
export const accountNoticeKinds = [
  'lockedOut',
  'passwordChanged',
  'passkeyAdded',
  'totpAdded',
  'secondFactorRemoved',
  'recoveryCodesRenewed',
] as const;
export type AccountNoticeKind = (typeof accountNoticeKinds)[number];
