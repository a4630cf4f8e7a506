import { Inject, Injectable } from '@nestjs/common';
import {
  type AgreementFilter,
  type AgreementPage,
  CatalogueError,
  type Pairing as PairingView,
} from '@jiedui/contracts';
import { standingOf } from '@jiedui/domain';
import type { Clock, PairingId } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { hospitalView } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';
import { findBoard } from './agreement.board.query.js';
import { Agreement } from './agreement.entity.js';
import { surroundingsOf } from './agreement.surroundings.js';
import { regionName, summaryOf } from './agreement.view.js';
import { Pairing } from './pairing.entity.js';

/** Pairs, and what they agreed and negotiate, in summary. */
@Injectable()
export class PairingReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
  ) {}

  /** One page of the board. */
  list(caller: Caller, filter: AgreementFilter): Promise<AgreementPage> {
    return this.database.read(async (em) => {
      const { ids, counts, total } = await findBoard(em, caller.actor, filter, this.clock.now());
      const found = await em.find(
        Agreement,
        { id: { $in: ids } },
        { populate: ['pairing.invitingHospital', 'pairing.invitedHospital'] },
      );
      const byId = new Map(found.map((one) => [one.id, one]));
      const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
      const around = await surroundingsOf(em, caller, this.clock.now(), inOrder);
      const items = inOrder.map((one) => summaryOf(one, around));
      return { items, total, page: filter.page, pageSize: filter.pageSize, counts };
    });
  }

  /** @throws NOT_FOUND, ACTION_NOT_ALLOWED */
  get(caller: Caller, id: PairingId): Promise<PairingView> {
    return this.database.read(async (em) => {
      const pairing = await em.findOne(
        Pairing,
        { id },
        { populate: ['invitingHospital', 'invitedHospital'] },
      );
      if (!pairing) throw new CatalogueError('NOT_FOUND');
      const { invitingHospital, invitedHospital, createdAt } = pairing;
      this.policy.require(caller.actor, 'pairing.see', { kind: 'pairing', ...pairing.subject() });
      const agreements = await em.find(
        Agreement,
        { pairing },
        { orderBy: { createdAt: 'desc', id: 'desc' } },
      );
      const around = await surroundingsOf(em, caller, this.clock.now(), agreements, [pairing]);
      const { agreement: standing, block } = standingOf(agreements, this.clock.now());
      return {
        id,
        invitingHospital: hospitalView(invitingHospital),
        invitedHospital: hospitalView(invitedHospital),
        invitingRegion: regionName(around.regions, invitingHospital.regionCode),
        invitedRegion: regionName(around.regions, invitedHospital.regionCode),
        createdAt: createdAt.toISOString(),
        block: block ?? null,
        standingAgreementId: standing?.id ?? null,
        agreements: agreements.map((one) => summaryOf(one, around)),
      };
    });
  }
}
