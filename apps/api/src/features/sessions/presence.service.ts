import { Injectable } from '@nestjs/common';
import type { MediaFact } from '@jiedui/contracts';
import { systemActor } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import {
  type Consultation,
  ConsultationHints,
  ConsultationLedger,
  LiveSession,
  Presence,
  SessionLedger,
} from '../consultations/index.js';
import { Person } from '../people/index.js';
import { TranscriptKeeper } from '../transcript/index.js';
import { GuestLedger, type StaysAtNode } from './guests/guest.ledger.js';

type JoinedOrLeft = Extract<MediaFact, { type: 'participant.joined' | 'participant.left' }>;
const bySystem = { actor: systemActor, relations: new Set(['system'] as const) };

/** Decides what the reports of media nodes mean for sessions and consultations. Repeats change nothing. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly sessions: SessionLedger,
    private readonly hints: ConsultationHints,
    private readonly transcript: TranscriptKeeper,
    private readonly guests: GuestLedger,
  ) {}

  async learn(fact: Exclude<MediaFact, { type: `recording.${string}` }>): Promise<void> {
    switch (fact.type) {
      case 'participant.joined':
      case 'participant.left':
        return this.move(fact);
      case 'room.closed':
        await this.transcript.keep(fact.sessionId, 'all');
        return this.clear(
          { session: fact.sessionId, nodeId: fact.nodeId, joinedAt: { $lte: new Date(fact.at) } },
          new Date(fact.at),
        );
      case 'journal.grew':
        return this.transcript.keep(fact.sessionId, 'new');
      case 'node.started':
        // Whoever was there before the node began anew is not there any more.
        return this.clearNode(fact.nodeId, new Date(fact.at), new Date(fact.at));
    }
  }

  /** Nodes at which somebody is thought to be. */
  async occupiedNodeIds(): Promise<string[]> {
    const rows = await this.database.read((em) =>
      em.execute<{ node_id: string }[]>(
        `select node_id from presence where left_at is null
         union select node_id from guest_presence where left_at is null`,
      ),
    );
    return rows.map(({ node_id: nodeId }) => nodeId);
  }

  /** Nobody who came before `before` is at the node any more. */
  clearNode(nodeId: string, before: Date, at: Date): Promise<void> {
    return this.clear({ nodeId, joinedAt: { $lt: before } }, at);
  }

  private async move(fact: JoinedOrLeft): Promise<void> {
    const consultation = await this.database.transaction(async (em) => {
      const session = await em.findOne(LiveSession, { id: fact.sessionId });
      if (!session) return undefined;
      const { consultation } = await this.ledger.hold(em, session.consultation.id, systemActor);
      await em.refresh(session);
      // Guests come and go; whether the two have met does not hang on them.
      if (await this.guests.learn(em, session, fact)) return consultation;
      if (fact.type === 'participant.joined') await this.enter(em, session, fact);
      else await this.leave(em, session, fact.personId, fact.nodeId, new Date(fact.at));
      await em.flush();
      await this.settle(em, session, consultation);
      return consultation;
    });
    if (consultation) this.hints.changed(consultation);
  }

  private async enter(em: EntityManager, session: LiveSession, fact: JoinedOrLeft): Promise<void> {
    const { personId, nodeId } = fact;
    const open = await em.findOne(Presence, { session, person: personId, leftAt: null });
    if (open?.nodeId === nodeId) return;
    const joinedAt = new Date(fact.at);
    // Told again after they had left: that stay is over already.
    if ((await em.count(Presence, { session, person: personId, nodeId, leftAt: { $gte: joinedAt } })) > 0)
      return;
    if (open) {
      open.leftAt = joinedAt > open.joinedAt ? joinedAt : open.joinedAt;
      await em.flush();
    }
    em.persist(
      em.create(Presence, {
        id: newId(),
        session,
        person: em.getReference(Person, personId),
        nodeId,
        joinedAt,
        leftAt: null,
      }),
    );
  }

  private async leave(
    em: EntityManager,
    session: LiveSession,
    personId: PersonId,
    nodeId: string,
    at: Date,
  ): Promise<void> {
    const ofPerson = { session, person: personId, nodeId };
    const ended = await em.nativeUpdate(
      Presence,
      { ...ofPerson, leftAt: null, joinedAt: { $lte: at } },
      { leftAt: at },
    );
    if (
      ended > 0 ||
      (await em.count(Presence, { ...ofPerson, $or: [{ leftAt: null }, { leftAt: { $gte: at } }] }))
    )
      return;
    // The leaving came before the joining: keep it, so that the joining will be known as over.
    const person = em.getReference(Person, personId);
    em.persist(em.create(Presence, { id: newId(), session, person, nodeId, joinedAt: at, leftAt: at }));
  }

  /** Brings the session to what the room shows now, and starts the consultation when both have met. */
  private async settle(em: EntityManager, session: LiveSession, consultation: Consultation): Promise<void> {
    const held = { session, consultation };
    const isLive = await this.sessions.tryApply(em, held, 'goLive', bySystem);
    const isAwaited = consultation.state === 'scheduled' || consultation.state === 'waiting';
    if (isLive && isAwaited) await this.ledger.apply(em, { consultation, ...bySystem }, 'start');
    if (isLive) return;
    const sides = [session.expert.id, consultation.requestedBy.id];
    const present = await em.count(Presence, { session, leftAt: null, person: { $in: sides } });
    const isBackToOne = session.state === 'live' && present < 2;
    const isFirstHere = session.state === 'booked' && present > 0;
    if (isBackToOne || isFirstHere) await this.sessions.tryApply(em, held, 'wait', bySystem);
    if (present > 0 && consultation.state === 'scheduled') {
      await this.ledger.apply(em, { consultation, ...bySystem }, 'wait');
    }
  }

  private async clear(where: StaysAtNode, at: Date): Promise<void> {
    await this.database.transaction((em) => this.guests.clear(em, where, at));
    const gone = await this.database.read((em) =>
      em.find(Presence, { ...where, leftAt: null } as object, { populate: ['session'] }),
    );
    for (const { session, person } of gone) {
      const consultation = await this.database.transaction(async (em) => {
        const { consultation } = await this.ledger.hold(em, session.consultation.id, systemActor);
        const own = await em.findOneOrFail(LiveSession, { id: session.id });
        // Meanwhile they may have left by themselves, or be somewhere else.
        const stay = { ...where, session: own, person, leftAt: null };
        if ((await em.nativeUpdate(Presence, stay, { leftAt: at })) === 0) return undefined;
        await this.settle(em, own, consultation);
        return consultation;
      });
      if (consultation) this.hints.changed(consultation);
    }
  }
}
