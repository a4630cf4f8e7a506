import { Injectable } from '@nestjs/common';
import type { MediaFact } from '@jiedui/contracts';
import type { GuestId } from '@jiedui/kernel';
import { type EntityManager, raw } from '@mikro-orm/postgresql';
import { newId } from '../../../base/database/id.js';
import type { LiveSession } from '../../consultations/index.js';
import { GuestPresence, SessionGuest } from './guest.entity.js';

type JoinedOrLeft = Extract<MediaFact, { type: 'participant.joined' | 'participant.left' }>;

/** Of whoever came to a node, or to one room of it, before a moment. */
export interface StaysAtNode {
  readonly nodeId: string;
  readonly session?: string;
  readonly joinedAt: { $lt: Date } | { $lte: Date };
}

/** Which guest was in which room, and when. Told twice or late, it changes nothing. */
@Injectable()
export class GuestLedger {
  /** @returns whether the fact was about a guest */
  async learn(em: EntityManager, session: LiveSession, fact: JoinedOrLeft): Promise<boolean> {
    const guest = await em.findOne(SessionGuest, { id: fact.personId as string as GuestId, session });
    if (!guest) return false;
    const at = new Date(fact.at);
    if (fact.type === 'participant.joined') await this.enter(em, guest, fact.nodeId, at);
    else await this.leave(em, { guest, nodeId: fact.nodeId, joinedAt: { $lte: at } }, at);
    return true;
  }

  /** Nobody is left in the rooms of a node that began anew, or in one room that was closed or moved. */
  async clear(em: EntityManager, where: StaysAtNode, at: Date): Promise<void> {
    await this.leave(em, where, at);
  }

  private async enter(em: EntityManager, guest: SessionGuest, nodeId: string, joinedAt: Date): Promise<void> {
    const isOver = await em.count(GuestPresence, { guest, nodeId, joinedAt: { $gte: joinedAt } });
    if (isOver > 0) return;
    const open = await em.findOne(GuestPresence, { guest, leftAt: null });
    if (open?.nodeId === nodeId) return;
    if (open) await this.leave(em, { guest }, joinedAt);
    em.persist(
      em.create(GuestPresence, {
        id: newId(),
        guest,
        session: guest.session,
        nodeId,
        joinedAt,
        leftAt: null,
      }),
    );
  }

  private async leave(em: EntityManager, where: object, at: Date): Promise<void> {
    // The node's clock may be ahead of this one.
    const leftAt = raw('greatest(joined_at, ?)', [at]);
    await em.nativeUpdate(GuestPresence, { ...where, leftAt: null }, { leftAt });
  }
}
