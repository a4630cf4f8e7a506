/** How a person proves who they are beyond the password. A recovery code stands in for a lost device. */
export const secondFactors = ['totp', 'passkey', 'recoveryCode'] as const;
export type SecondFactor = (typeof secondFactors)[number];

/** What proves again who sits at the keyboard. */
export const stepUpMethods = ['password', ...secondFactors] as const;
export type StepUpMethod = (typeof stepUpMethods)[number];

/** What a person has set up. */
export interface SetUpFactors {
  readonly hasTotp: boolean;
  readonly passkeys: number;
  readonly recoveryCodesLeft: number;
}

export const hasSecondFactor = ({ hasTotp, passkeys }: SetUpFactors): boolean => hasTotp || passkeys > 0;

/** The second factors that a person can show now, best first. */
export function usableFactors(factors: SetUpFactors): readonly SecondFactor[] {
  if (!hasSecondFactor(factors)) return [];
  return [
    ...(factors.passkeys > 0 ? (['passkey'] as const) : []),
    ...(factors.hasTotp ? (['totp'] as const) : []),
    ...(factors.recoveryCodesLeft > 0 ? (['recoveryCode'] as const) : []),
  ];
}

/** With a second factor, the password alone no longer proves enough. */
export const usableStepUps = (factors: SetUpFactors): readonly StepUpMethod[] =>
  hasSecondFactor(factors) ? usableFactors(factors) : ['password'];

/** How long a proof counts as fresh. */
export const stepUpFreshMs = 5 * 60_000;

export const isStepUpFresh = (steppedUpAt: Date | null, now: Date): boolean =>
  steppedUpAt !== null && now.getTime() - steppedUpAt.getTime() < stepUpFreshMs;
