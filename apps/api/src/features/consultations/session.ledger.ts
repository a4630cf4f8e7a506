import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import {
  type Actor,
  decideSession,
  type SessionAction,
  type SessionRelation,
  systemActor,
} from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { oweJob } from '../../base/outbox/outbox.js';
import type { Consultation } from './entities/consultation.entity.js';
import { LiveSession, openSessionStates, Presence } from './entities/live-session.entity.js';
import { recordTransition } from './transition.log.js';

/** The one way to change the state of a live session. The consultation it belongs to must be held. */
@Injectable()
export class SessionLedger {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  findOpen(em: EntityManager, consultation: Consultation): Promise<LiveSession | null> {
    return em.findOne(LiveSession, { consultation, state: { $in: [...openSessionStates] } });
  }

  /** @returns whether the action was legal in this state; facts from media nodes may come late */
  async tryApply(
    em: EntityManager,
    held: { readonly session: LiveSession; readonly consultation: Consultation },
    action: SessionAction,
    by: { readonly actor: Actor; readonly relations: ReadonlySet<SessionRelation> },
  ): Promise<boolean> {
    const { session, consultation } = held;
    const now = this.clock.now();
    const present = await this.presentRoles(em, session, consultation);
    const decision = decideSession({ state: session.state, context: { present } }, action, by.relations, now);
    if (!decision.ok) return false;
    session.state = decision.value.to;
    // Nobody needs the key any more, and whoever finds it later could open what they overheard.
    if (!openSessionStates.includes(session.state)) session.mediaKey = null;
    recordTransition(em, { consultation, noun: 'session', change: decision.value, actor: by.actor, at: now });
    return true;
  }

  /** Ends or cancels what is booked, if anything is, and has the room closed behind it. */
  async closeOpen(em: EntityManager, consultation: Consultation, action: 'end' | 'cancel'): Promise<void> {
    const session = await this.findOpen(em, consultation);
    if (!session) return;
    // A live session cannot be cancelled any more, only ended.
    const fitting = session.state === 'live' ? 'end' : action;
    await this.close(em, { session, consultation }, fitting, {
      actor: systemActor,
      relations: new Set(['system']),
    });
  }

  async close(
    em: EntityManager,
    held: { readonly session: LiveSession; readonly consultation: Consultation },
    action: 'end' | 'cancel',
    by: { readonly actor: Actor; readonly relations: ReadonlySet<SessionRelation> },
  ): Promise<void> {
    if (!(await this.tryApply(em, held, action, by))) throw new CatalogueError('STATE_CONFLICT');
    const { id: sessionId, nodeId } = held.session;
    const reason = action === 'end' ? 'ended' : 'cancelled';
    if (nodeId) oweJob(em, 'room.close', { sessionId, nodeId, reason });
    if (action === 'cancel') oweJob(em, 'appointment.tell', { sessionId });
  }

  private async presentRoles(
    em: EntityManager,
    session: LiveSession,
    consultation: Consultation,
  ): Promise<ReadonlySet<'countyDoctor' | 'expert'>> {
    const open = await em.find(Presence, { session, leftAt: null });
    return new Set(
      open.flatMap(({ person }): ('countyDoctor' | 'expert')[] => {
        if (person.id === session.expert.id) return ['expert'];
        return person.id === consultation.requestedBy.id ? ['countyDoctor'] : [];
      }),
    );
  }
}
