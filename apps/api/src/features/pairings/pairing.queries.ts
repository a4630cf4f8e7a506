import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { validOn } from '../../base/database/valid-on.js';
import { Pairing } from './pairing.entity.js';

/** The pairings in force that let these hospitals ask, by the invited hospital's code. */
export const pairingsOfInviting = (
  em: EntityManager,
  hospitalIds: readonly HospitalId[],
  now: Date,
): Promise<Pairing[]> =>
  em.find(
    Pairing,
    { invitingHospital: { $in: [...hospitalIds] }, ...validOn(now) },
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
    ...validOn(now),
  });
