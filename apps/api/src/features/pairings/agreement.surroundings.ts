import { openAgreementStates } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Caller } from '../../base/http/caller.js';
import { findRegions } from '../regions/index.js';
import { Agreement } from './agreement.entity.js';
import { agreementRelationsOf } from './agreement.ledger.js';
import type { Surroundings } from './agreement.view.js';
import type { Pairing } from './pairing.entity.js';

/** What the summaries of these agreements need besides; both hospitals of each pair must be loaded. */
export async function surroundingsOf(
  em: EntityManager,
  { actor }: Caller,
  now: Date,
  agreements: readonly Agreement[],
  pairings: readonly Pairing[] = agreements.map(({ pairing }) => pairing),
): Promise<Surroundings> {
  const codes = pairings.flatMap(({ invitingHospital, invitedHospital }) =>
    [invitingHospital.regionCode, invitedHospital.regionCode].filter((code) => code !== null),
  );
  const successors = await em.find(Agreement, {
    renewsId: { $in: agreements.map(({ id }) => id) },
    state: { $in: [...openAgreementStates] },
  });
  return {
    now,
    regions: await findRegions(em, codes),
    beingRenewed: new Set(successors.flatMap(({ renewsId }) => renewsId ?? [])),
    relationsTo: ({ pairing }) => agreementRelationsOf(actor, pairing),
  };
}
