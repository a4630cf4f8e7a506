import type { Specialty } from '../access/actor.js';
import { type ResponseLimits, urgencies, type UrgencyLimits } from '../consultation/consultation.js';
import type { AgreementState } from './agreement.states.js';

export const agreementServices = [
  'liveConsultation',
  'writtenOpinion',
  'remoteDiagnosis',
  'teaching',
  'referral',
  'onSiteAssistance',
] as const;
export type AgreementService = (typeof agreementServices)[number];

/** A consultation is answered live or in writing: one of them must be agreed before it can be asked. */
export const consultationServices = [
  'liveConsultation',
  'writtenOpinion',
] as const satisfies AgreementService[];

/** What two hospitals agree on. Dates are days of the calendar, both ends included. */
export interface AgreementTerms {
  readonly isLead: boolean;
  readonly specialties: readonly Specialty[];
  readonly services: readonly AgreementService[];
  readonly purpose: string;
  readonly invitingDuties: string;
  readonly invitedDuties: string;
  readonly invitingLiability: string;
  readonly invitedLiability: string;
  readonly fees: string;
  readonly responseLimitMinutes: ResponseLimits;
  /** The whole time until the opinion is signed, never less than the time to respond. */
  readonly answerLimitMinutes: UrgencyLimits;
  /** The pair means to be in touch at least this often; nothing where that was never agreed. */
  readonly contactEveryDays: number | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** In the order of the form. */
export const requiredTerms = [
  'purpose',
  'specialties',
  'services',
  'contactEveryDays',
  'invitingDuties',
  'invitedDuties',
  'invitingLiability',
  'invitedLiability',
  'validFrom',
  'validUntil',
] as const satisfies (keyof AgreementTerms)[];
export type RequiredTerm = (typeof requiredTerms)[number];

/** What still keeps a draft from being proposed. Limits are never empty. */
export const missingTerms = (terms: AgreementTerms): RequiredTerm[] =>
  requiredTerms.filter((term) => {
    const value = terms[term];
    if (value === null || typeof value === 'number') return value === null;
    return typeof value === 'string' ? value.trim() === '' : value.length === 0;
  });

/** The more pressing a question, the sooner its answer. Minutes. */
export const areLimitsOrdered = (limits: ResponseLimits): boolean =>
  urgencies.every((urgency, at) => {
    const next = urgencies[at + 1];
    return next === undefined || limits[next] <= limits[urgency];
  });

/** A question is answered no sooner than it is taken. */
export const isAnswerAfterResponse = (answer: UrgencyLimits, response: ResponseLimits): boolean =>
  urgencies.every((urgency) => answer[urgency] >= response[urgency]);

export const contactEveryDaysRange = { min: 1, max: 366 } as const;
/** A fortnight: beyond it no time to answer is worth the name. */
export const responseLimitMinutesMax = 14 * 24 * 60;

/** Clauses that hold by the field's rules, whatever the two sides write beside them. */
export const fixedClauses = ['opinionIsAdvice', 'diagnosisSplit'] as const;
export type FixedClause = (typeof fixedClauses)[number];

export const clausesOf = (services: readonly AgreementService[]): FixedClause[] => [
  ...(consultationServices.some((one) => services.includes(one)) ? (['opinionIsAdvice'] as const) : []),
  ...(services.includes('remoteDiagnosis') ? (['diagnosisSplit'] as const) : []),
];

const beijingAheadMs = 8 * 3_600_000;

/** The day in a contract: China keeps one legal time. @returns YYYY-MM-DD */
export const contractDay = (now: Date): string =>
  new Date(now.getTime() + beijingAheadMs).toISOString().slice(0, 10);

const dayMs = 86_400_000;

/** Whole days until a day; 0 is that day itself, less than 0 is past. */
export const daysUntil = (day: string, now: Date): number =>
  (Date.parse(day) - Date.parse(contractDay(now))) / dayMs;

/** Time enough to negotiate the next one. */
export const expiringWithinDays = 60;

/** What an agreement looks like to whoever asks whether it is in force. */
export interface StandingAgreement extends Pick<
  AgreementTerms,
  'specialties' | 'services' | 'validFrom' | 'validUntil'
> {
  readonly state: AgreementState;
  readonly suspendedAt: Date | null;
  readonly endedAt: Date | null;
}

export const agreementBlockCodes = [
  'AGREEMENT_MISSING',
  'AGREEMENT_NOT_CONCLUDED',
  'AGREEMENT_NOT_YET_ACTIVE',
  'AGREEMENT_SUSPENDED',
  'AGREEMENT_EXPIRED',
  'AGREEMENT_ENDED',
  'SPECIALTY_NOT_AGREED',
  'SERVICE_NOT_AGREED',
] as const;
export type AgreementBlockCode = (typeof agreementBlockCodes)[number];

/** Why a hospital cannot be asked; `on` is the day since or from when that is so, where there is one. */
export interface AgreementBlock {
  readonly code: AgreementBlockCode;
  readonly on: string | null;
}

/** The agreement that speaks for a pair today, and what keeps it from being in force. */
export interface Standing<A> {
  readonly agreement: A | undefined;
  readonly block: AgreementBlock | undefined;
}

const blockOf = (one: StandingAgreement, today: string): AgreementBlock | undefined => {
  const isOver = one.validUntil !== null && one.validUntil < today;
  const isAhead = one.validFrom !== null && one.validFrom > today;
  switch (one.state) {
    case 'active':
      if (isOver) return { code: 'AGREEMENT_EXPIRED', on: one.validUntil };
      return isAhead ? { code: 'AGREEMENT_NOT_YET_ACTIVE', on: one.validFrom } : undefined;
    case 'suspended':
      if (isOver) return { code: 'AGREEMENT_EXPIRED', on: one.validUntil };
      return { code: 'AGREEMENT_SUSPENDED', on: one.suspendedAt && contractDay(one.suspendedAt) };
    case 'accepted':
      return { code: 'AGREEMENT_NOT_YET_ACTIVE', on: one.validFrom };
    case 'expired':
      return { code: 'AGREEMENT_EXPIRED', on: one.validUntil };
    case 'ended':
      return { code: 'AGREEMENT_ENDED', on: one.endedAt && contractDay(one.endedAt) };
    case 'draft':
    case 'proposed':
      return { code: 'AGREEMENT_NOT_CONCLUDED', on: null };
    default:
      return { code: 'AGREEMENT_MISSING', on: null };
  }
};

/** The nearer to being in force, the more it says to whoever wants to ask. */
const nearness: readonly (readonly (AgreementBlockCode | undefined)[])[] = [
  [undefined],
  ['AGREEMENT_SUSPENDED'],
  ['AGREEMENT_NOT_YET_ACTIVE'],
  ['AGREEMENT_NOT_CONCLUDED'],
  ['AGREEMENT_EXPIRED', 'AGREEMENT_ENDED'],
  ['AGREEMENT_MISSING'],
];

const isLater = (a: Standing<StandingAgreement>, b: Standing<StandingAgreement>): boolean =>
  (a.block?.on ?? a.agreement?.validUntil ?? '') > (b.block?.on ?? b.agreement?.validUntil ?? '');

/** Which of a pair's agreements counts now, in force or not: the nearest to it, and of equals the latest. */
export function standingOf<A extends StandingAgreement>(agreements: readonly A[], now: Date): Standing<A> {
  const today = contractDay(now);
  const standings = agreements.map((agreement) => ({ agreement, block: blockOf(agreement, today) }));
  for (const codes of nearness) {
    const [first, ...rest] = standings.filter(({ block }) => codes.includes(block?.code));
    if (first) return rest.reduce((best, one) => (isLater(one, best) ? one : best), first);
  }
  return { agreement: undefined, block: { code: 'AGREEMENT_MISSING', on: null } };
}

/** What keeps an agreement in force from covering this. */
export function scopeBlock(
  agreement: Pick<AgreementTerms, 'specialties' | 'services'>,
  wanted: { readonly specialty?: Specialty | null; readonly anyServiceOf: readonly AgreementService[] },
): AgreementBlock | undefined {
  if (!wanted.anyServiceOf.some((one) => agreement.services.includes(one))) {
    return { code: 'SERVICE_NOT_AGREED', on: null };
  }
  return wanted.specialty && !agreement.specialties.includes(wanted.specialty)
    ? { code: 'SPECIALTY_NOT_AGREED', on: null }
    : undefined;
}
