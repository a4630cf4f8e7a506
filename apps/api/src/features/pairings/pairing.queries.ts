import { type AgreementService, scopeBlock, type Specialty, type Standing, standingOf } from '@jiedui/domain';
import type { HospitalId, PairingId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Agreement } from './agreement.entity.js';
import { lentAgreements } from './lent-agreement.query.js';
import { Pairing } from './pairing.entity.js';

/** A pairing with the agreement that speaks for it today, in force or not. */
export interface StandingPairing extends Standing<Agreement> {
  readonly pairing: Pairing;
}

async function standings(
  em: EntityManager,
  pairings: readonly Pairing[],
  now: Date,
): Promise<StandingPairing[]> {
  const agreements = await em.find(Agreement, { pairing: { $in: pairings.map(({ id }) => id) } });
  const ofPairing = new Map<PairingId, Agreement[]>();
  for (const agreement of agreements) {
    ofPairing.set(agreement.pairing.id, [...(ofPairing.get(agreement.pairing.id) ?? []), agreement]);
  }
  return pairings.map((pairing) => ({ pairing, ...standingOf(ofPairing.get(pairing.id) ?? [], now) }));
}

/** The pairings of hospitals that ask, by the invited hospital's code, whether or not they may ask today. */
export const pairingsOfInviting = async (
  em: EntityManager,
  hospitalIds: readonly HospitalId[],
  now: Date,
): Promise<StandingPairing[]> => {
  const pairings = await em.find(
    Pairing,
    { invitingHospital: { $in: [...hospitalIds] } },
    { populate: ['invitedHospital'], orderBy: { invitedHospital: { code: 'asc' } } },
  );
  return standings(em, pairings, now);
};

/** What is asked under an agreement. */
export interface Wanted {
  readonly invitingHospitalId: HospitalId;
  readonly invitedHospitalId: HospitalId;
  readonly specialty: Specialty | null;
  /** One of these must be agreed. */
  readonly anyServiceOf: readonly AgreementService[];
}

/**
 * The agreement in force between two hospitals for what is wanted, or one that a neighbour's lends; where there is
 * neither, what blocks and since when.
 */
export async function agreementFor(
  em: EntityManager,
  { invitingHospitalId, invitedHospitalId, ...wanted }: Wanted,
  now: Date,
): Promise<Standing<Agreement>> {
  const agreements = await em.find(Agreement, {
    pairing: { invitingHospital: invitingHospitalId, invitedHospital: invitedHospitalId },
  });
  const { specialty, anyServiceOf } = wanted;
  if (agreements.length === 0 && specialty) {
    const asked = { invitingHospitalId, invitedHospitalIds: [invitedHospitalId], specialty, anyServiceOf };
    const lent = (await lentAgreements(em, asked, now)).get(invitedHospitalId);
    if (lent) return { agreement: await em.findOneOrFail(Agreement, { id: lent }), block: undefined };
  }
  const { agreement, block } = standingOf(agreements, now);
  return { agreement, block: block ?? (agreement && scopeBlock(agreement, wanted)) };
}
