import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Pairing } from './pairing.entity.js';

const inForceOn = (today: string) => ({
  validFrom: { $lte: today },
  $or: [{ validUntil: null }, { validUntil: { $gte: today } }],
});

/** The pairings in force that let these hospitals ask, by the invited hospital's code. */
export const pairingsOfInviting = (
  em: EntityManager,
  hospitalIds: readonly HospitalId[],
  now: Date,
): Promise<Pairing[]> =>
  em.find(
    Pairing,
    { invitingHospital: { $in: [...hospitalIds] }, ...inForceOn(now.toISOString().slice(0, 10)) },
    { populate: ['invitedHospital'], orderBy: { invitedHospital: { code: 'asc' } } },
  );

/** The pairing in force between two hospitals, if there is one. */
export const pairingInForce = (
  em: EntityManager,
  invitingHospitalId: HospitalId,
  invitedHospitalId: HospitalId,
  now: Date,
): Promise<Pairing | null> =>
  em.findOne(Pairing, {
    invitingHospital: invitingHospitalId,
    invitedHospital: invitedHospitalId,
    ...inForceOn(now.toISOString().slice(0, 10)),
  });
