/** Where a rule comes from; its words name the document. */
export const regulationSources = ['telemedicineRules2018', 'recordKeeping', 'agreement'] as const;
export type RegulationSource = (typeof regulationSources)[number];

export const regulationIds = [
  'agreementFirst',
  'consentPresent',
  'expertIndependent',
  'refusalReasoned',
  'answeredWithinLimits',
  'signedBeforeShown',
  'retainedByClass',
] as const;
export type RegulationId = (typeof regulationIds)[number];

/**
 * A rule of the field as code: from when until when it holds, and what it says of given facts.
 * Dates are as exact as the source: a year and month, or a day; nothing where it names none.
 */
export interface Regulation<Facts, Code extends string> {
  readonly id: RegulationId;
  readonly source: RegulationSource;
  readonly effectiveFrom: string | null;
  /** The last day or month on which it holds; nothing while it does. */
  readonly effectiveUntil: string | null;
  /** What it may answer. Keys of the error catalogue. */
  readonly codes: readonly Code[];
  /** @returns the code of what is wrong, or nothing */
  readonly check: (facts: Facts, now: Date) => Code | undefined;
}

/** Keeps the literal types of a rule. */
export const regulation = <Facts, const Code extends string>(
  rule: Regulation<Facts, Code>,
): Regulation<Facts, Code> => rule;

/** Dates of different exactness compare by what both say. */
const isNotAfter = (one: string, day: string) => one <= day.slice(0, one.length);

export const isEffective = (
  { effectiveFrom, effectiveUntil }: Pick<Regulation<never, string>, 'effectiveFrom' | 'effectiveUntil'>,
  now: Date,
): boolean => {
  const day = now.toISOString().slice(0, 10);
  return (
    (effectiveFrom === null || isNotAfter(effectiveFrom, day)) &&
    (effectiveUntil === null || day.slice(0, effectiveUntil.length) <= effectiveUntil)
  );
};

/** A rule as a guard: it is silent on a day on which it does not hold. */
export const enforced =
  <Facts, Code extends string>(rule: Regulation<Facts, Code>) =>
  (facts: Facts, now: Date): Code | undefined =>
    isEffective(rule, now) ? rule.check(facts, now) : undefined;
