import type { AgreementTerms } from '@jiedui/contracts';
import {
  type AgreementService,
  agreementServices,
  areLimitsOrdered,
  contactEveryDaysRange,
  responseLimitMinutesMax,
  type Specialty,
  specialties,
  type Urgency,
  urgencies,
} from '@jiedui/domain';

/** The terms while they are typed: each field a plain value, so that two versions can be held against each other. */
export interface TermsDraft {
  readonly isLead: boolean;
  /** Codes, joined by commas. */
  readonly specialties: string;
  readonly services: string;
  readonly purpose: string;
  readonly invitingDuties: string;
  readonly invitedDuties: string;
  readonly invitingLiability: string;
  readonly invitedLiability: string;
  readonly fees: string;
  /** Minutes in the order of the urgencies, as typed, joined by commas. */
  readonly responseLimitMinutes: string;
  readonly answerLimitMinutes: string;
  readonly contactEveryDays: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

const joined = (values: readonly (string | number)[]) => values.join(',');

export const draftOf = (terms: AgreementTerms): TermsDraft => ({
  isLead: terms.isLead,
  specialties: joined(terms.specialties),
  services: joined(terms.services),
  purpose: terms.purpose,
  invitingDuties: terms.invitingDuties,
  invitedDuties: terms.invitedDuties,
  invitingLiability: terms.invitingLiability,
  invitedLiability: terms.invitedLiability,
  fees: terms.fees,
  responseLimitMinutes: joined(urgencies.map((urgency) => terms.responseLimitMinutes[urgency])),
  answerLimitMinutes: joined(urgencies.map((urgency) => terms.answerLimitMinutes[urgency])),
  contactEveryDays: String(terms.contactEveryDays ?? ''),
  validFrom: terms.validFrom ?? '',
  validUntil: terms.validUntil ?? '',
});

export const specialtiesOf = (draft: Pick<TermsDraft, 'specialties'>): Specialty[] => {
  const codes = draft.specialties.split(',');
  return specialties.filter((one) => codes.includes(one));
};

export const servicesOf = (draft: Pick<TermsDraft, 'services'>): AgreementService[] => {
  const codes = draft.services.split(',');
  return agreementServices.filter((one) => codes.includes(one));
};

export const limitsOf = (typed: string): Record<Urgency, string> => {
  const [routine = '', urgent = '', emergency = ''] = typed.split(',');
  return { routine, urgent, emergency };
};

export const joinedLimits = (limits: Record<Urgency, string>): string =>
  joined(urgencies.map((urgency) => limits[urgency]));

const isWhole = (typed: string, min: number, max: number) =>
  /^\d{1,6}$/.test(typed.trim()) && Number(typed) >= min && Number(typed) <= max;

function areLimitsSound(typed: string): boolean {
  const limits = limitsOf(typed);
  if (!urgencies.every((urgency) => isWhole(limits[urgency], 1, responseLimitMinutesMax))) return false;
  const { routine, urgent, emergency } = limits;
  return areLimitsOrdered({ routine: Number(routine), urgent: Number(urgent), emergency: Number(emergency) });
}

/** What the server would refuse stays in the browser until it is corrected. */
export function isFieldSound<K extends keyof TermsDraft>(field: K, value: TermsDraft[K]): boolean {
  if (field === 'responseLimitMinutes' || field === 'answerLimitMinutes')
    return areLimitsSound(String(value));
  if (field === 'contactEveryDays') {
    const { min, max } = contactEveryDaysRange;
    return value === '' || isWhole(String(value), min, max);
  }
  return true;
}

/** An answer is given no sooner than the question is taken. */
export const areAnswersLater = ({ responseLimitMinutes, answerLimitMinutes }: TermsDraft): boolean => {
  const [response, answer] = [limitsOf(responseLimitMinutes), limitsOf(answerLimitMinutes)];
  return urgencies.every((urgency) => Number(answer[urgency]) >= Number(response[urgency]));
};

export const areDatesSound = ({ validFrom, validUntil }: TermsDraft): boolean =>
  validFrom === '' || validUntil === '' || validFrom <= validUntil;

function minutesOf(typed: string): Record<Urgency, number> {
  const { routine, urgent, emergency } = limitsOf(typed);
  return { routine: Number(routine), urgent: Number(urgent), emergency: Number(emergency) };
}

/** What changed, in the words of the API. */
export function bodyOf(changes: Partial<TermsDraft>): Partial<AgreementTerms> {
  const {
    specialties: _,
    services: __,
    responseLimitMinutes,
    answerLimitMinutes,
    contactEveryDays,
    validFrom,
    validUntil,
    ...texts
  } = changes;
  return {
    ...texts,
    ...(changes.specialties === undefined
      ? {}
      : { specialties: specialtiesOf({ specialties: changes.specialties }) }),
    ...(changes.services === undefined ? {} : { services: servicesOf({ services: changes.services }) }),
    ...(responseLimitMinutes === undefined ? {} : { responseLimitMinutes: minutesOf(responseLimitMinutes) }),
    ...(answerLimitMinutes === undefined ? {} : { answerLimitMinutes: minutesOf(answerLimitMinutes) }),
    ...(contactEveryDays === undefined
      ? {}
      : { contactEveryDays: contactEveryDays === '' ? null : Number(contactEveryDays) }),
    ...(validFrom === undefined ? {} : { validFrom: validFrom || null }),
    ...(validUntil === undefined ? {} : { validUntil: validUntil || null }),
  };
}
