import { CatalogueError } from '@jiedui/contracts';
import {
  type AgreementTerms,
  contractDay,
  livingAgreementStates,
  openAgreementStates,
  type Specialty,
  specialties,
  standingOf,
} from '@jiedui/domain';
import type { AgreementId, HospitalId, MatchingRunId, PairingId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { newId } from '../../base/database/id.js';
import { Hospital } from '../hospitals/index.js';
import { Agreement } from './agreement.entity.js';
import { Pairing } from './pairing.entity.js';

export interface Pair {
  readonly invitingHospitalId: HospitalId;
  readonly invitedHospitalId: HospitalId;
}

/** What a draft begins with beside what the pair agreed before. */
export interface DraftSeed {
  readonly specialties?: readonly Specialty[];
  readonly isLead?: boolean;
  readonly purpose?: string;
  readonly matchingRunId?: MatchingRunId;
}

/** Where nobody agreed otherwise: half an hour, four hours, two days. */
const usualLimits = { emergency: 30, urgent: 240, routine: 2_880 } as const;
/** Half a day, a day, three days to the signed opinion, as one published regional rule has it. */
const usualAnswerLimits = { emergency: 720, urgent: 1_440, routine: 4_320 } as const;

const nothingAgreed: AgreementTerms = {
  isLead: false,
  specialties: [],
  services: ['liveConsultation', 'writtenOpinion'],
  purpose: '',
  invitingDuties: '',
  invitedDuties: '',
  invitingLiability: '',
  invitedLiability: '',
  fees: '',
  responseLimitMinutes: usualLimits,
  answerLimitMinutes: usualAnswerLimits,
  contactEveryDays: 30,
  validFrom: null,
  validUntil: null,
};

const shifted = (day: string, by: { readonly days?: number; readonly years?: number }) => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + (by.years ?? 0));
  date.setUTCDate(date.getUTCDate() + (by.days ?? 0));
  return date.toISOString().slice(0, 10);
};

/** A year from the day after the former term, or from today where that is past. */
function nextTerm(validUntil: string | null, today: string) {
  const after = validUntil === null ? today : shifted(validUntil, { days: 1 });
  const validFrom = after > today ? after : today;
  return { validFrom, validUntil: shifted(validFrom, { years: 1, days: -1 }) };
}

/** Two who begin at once wait for each other here, and find the same row. */
async function holdPairing(em: EntityManager, pair: Pair, now: Date): Promise<Pairing> {
  await em.execute(
    `insert into pairing (id, inviting_hospital_id, invited_hospital_id, created_at) values (?, ?, ?, ?)
     on conflict do nothing`,
    [newId<PairingId>(), pair.invitingHospitalId, pair.invitedHospitalId, now.toISOString()],
  );
  return em.findOneOrFail(
    Pairing,
    { invitingHospital: pair.invitingHospitalId, invitedHospital: pair.invitedHospitalId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
}

/** What is proposed is added to what the pair has: nothing agreed is lost by a new draft. */
const extended = (former: readonly Specialty[], added: readonly Specialty[] = []): Specialty[] =>
  specialties.filter((one) => former.includes(one) || added.includes(one));

/**
 * A draft for two hospitals that are there. Where the pair has an agreement, its terms are repeated, and one that lives
 * or has run out is renewed.
 * @throws AGREEMENT_ALREADY_OPEN where the pair is negotiating already
 */
export async function beginDraft(
  em: EntityManager,
  pair: Pair,
  seed: DraftSeed,
  now: Date,
): Promise<Agreement> {
  const pairing = await holdPairing(em, pair, now);
  await em.populate(pairing, ['invitingHospital', 'invitedHospital']);
  const agreements = await em.find(Agreement, { pairing });
  if (agreements.some(({ state }) => openAgreementStates.some((open) => open === state))) {
    throw new CatalogueError('AGREEMENT_ALREADY_OPEN');
  }
  const { agreement: former } = standingOf(agreements, now);
  const terms = former?.terms() ?? nothingAgreed;
  const isRenewal = former && [...livingAgreementStates, 'expired'].some((one) => one === former.state);
  const draft = em.create(Agreement, {
    id: newId<AgreementId>(),
    pairing,
    revision: 1,
    state: 'draft',
    ...terms,
    specialties: extended(terms.specialties, seed.specialties),
    services: [...terms.services],
    isLead: seed.isLead ?? terms.isLead,
    purpose: terms.purpose || (seed.purpose ?? ''),
    ...(isRenewal ? nextTerm(former.validUntil, contractDay(now)) : { validFrom: null, validUntil: null }),
    invitingAcceptedAt: null,
    invitingAcceptedBy: null,
    invitedAcceptedAt: null,
    invitedAcceptedBy: null,
    suspendedAt: null,
    suspendedBy: null,
    endedAt: null,
    renewsId: isRenewal ? former.id : null,
    matchingRunId: seed.matchingRunId ?? null,
    createdAt: now,
    updatedAt: now,
  });
  em.persist(draft);
  await em.flush();
  return draft;
}

/** Both hospitals of a pair, for whoever asks about them before they are paired. @throws REQUEST_INVALID */
export async function hospitalsOf(
  em: EntityManager,
  pair: Pair,
): Promise<{ inviting: Hospital; invited: Hospital }> {
  const find = async (field: keyof Pair) => {
    const found = await em.findOne(Hospital, { id: pair[field] });
    if (!found) {
      throw new CatalogueError('REQUEST_INVALID', [
        { path: field, code: 'unknown', message: 'No such hospital' },
      ]);
    }
    return found;
  };
  const [inviting, invited] = [await find('invitingHospitalId'), await find('invitedHospitalId')];
  if (inviting.id === invited.id) {
    throw new CatalogueError('REQUEST_INVALID', [
      { path: 'invitedHospitalId', code: 'same', message: 'A hospital is not paired with itself' },
    ]);
  }
  return { inviting, invited };
}
