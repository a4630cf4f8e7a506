import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type DeliveryDetail,
  type DeliveryFilter,
  type DeliveryPage,
} from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { Delivery } from './delivery.entity.js';
import { countByState, findDeliveries, findDelivery } from './delivery.log.query.js';
import { handOver, type Parcel } from './delivery.store.js';

/** What whoever runs the installation sees of notices: which, by what, to whom, and why they did not arrive. */
@Injectable()
export class DeliveryLogService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly policy: AccessPolicy,
  ) {}

  list(caller: Caller, filter: DeliveryFilter): Promise<DeliveryPage> {
    this.require(caller);
    return this.database.read(async (em) => {
      const found = await findDeliveries(em, filter);
      return { ...found, page: filter.page, pageSize: filter.pageSize, counts: await countByState(em) };
    });
  }

  get(caller: Caller, id: string): Promise<DeliveryDetail> {
    this.require(caller);
    return this.database.read(async (em) => {
      const found = await findDelivery(em, id);
      if (!found) throw new CatalogueError('NOT_FOUND');
      return found;
    });
  }

  /** Of a digest, what went out together is driven again together. */
  redrive(caller: Caller, ids: readonly string[]): Promise<{ redriven: number }> {
    const why = this.require(caller);
    return this.database.transaction(async (em) => {
      const dead = await this.holdDead(em, ids);
      for (const delivery of dead) {
        delivery.failures = 0;
        await this.audit.record(em, {
          caller,
          action: 'change',
          subject: { kind: 'delivery', id: delivery.id },
          why,
          details: { what: 'redrive', channel: delivery.channel, error: delivery.lastError },
        });
      }
      await em.flush();
      await handOver(em, parcelsOf(dead), this.clock.now());
      return { redriven: dead.length };
    });
  }

  private async holdDead(em: EntityManager, ids: readonly string[]): Promise<Delivery[]> {
    const asked = await em.find(Delivery, { id: { $in: [...ids] }, state: 'dead' });
    const digestIds = asked.map(({ digestId }) => digestId).filter((id) => id !== null);
    return em.find(
      Delivery,
      { state: 'dead', $or: [{ id: { $in: asked.map(({ id }) => id) } }, { digestId: { $in: digestIds } }] },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
  }

  private require({ actor }: Caller) {
    return this.policy.require(actor, 'installation.manage', { kind: 'installation' });
  }
}

function parcelsOf(deliveries: readonly Delivery[]): Parcel[] {
  const digestIds = [...new Set(deliveries.map(({ digestId }) => digestId))].filter((id) => id !== null);
  const inDigest = (digestId: string) =>
    deliveries.filter((one) => one.digestId === digestId).map(({ id }) => id);
  return [
    ...deliveries
      .filter(({ digestId }) => digestId === null)
      .map(({ id }) => ({ ids: [id], digestId: null })),
    ...digestIds.map((digestId) => ({ ids: inDigest(digestId), digestId })),
  ];
}
