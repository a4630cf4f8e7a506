import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type Message as MessageView, type Thread } from '@jiedui/contracts';
import { settledStates } from '@jiedui/domain';
import type { Clock, ConsultationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import {
  ConsultationHints,
  ConsultationLedger,
  ConsultationReader,
  type SeenConsultation,
} from '../consultations/index.js';
import { personView } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { Message, MessageReading } from './message.entity.js';

const pageSize = 50;

const messageView = ({ id, position, author, body, createdAt }: Message): MessageView => ({
  id,
  position,
  author: personView(author),
  body,
  createdAt: createdAt.toISOString(),
});

const isSettled = ({ consultation }: Pick<SeenConsultation, 'consultation'>) =>
  settledStates.some((state) => state === consultation.state);

/** What both sides say to each other beside the request and the opinion. */
@Injectable()
export class DiscussionService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly reader: ConsultationReader,
    private readonly ledger: ConsultationLedger,
    private readonly hints: ConsultationHints,
  ) {}

  list(caller: Caller, id: ConsultationId, query: InputOf<'listMessages'>['query']): Promise<Thread> {
    return this.database.read(async (em) => {
      const seen = await this.reader.see(em, caller, id);
      await this.reader.recordReading(em, caller, seen, 'thread');
      return this.thread(em, caller, seen, query);
    });
  }

  /** Sent again after a lost answer, it finds itself there. */
  async post(
    caller: Caller,
    id: ConsultationId,
    { id: messageId, body }: InputOf<'postMessage'>['body'],
  ): Promise<MessageView> {
    const { message, consultation } = await this.database.transaction(async (em) => {
      const held = await this.ledger.holdFor(em, id, caller.actor, 'consultation.discuss');
      const isNew = (await em.count(Message, { id: messageId })) === 0;
      if (isNew) {
        if (isSettled(held)) throw new CatalogueError('STATE_CONFLICT');
        await em.execute(
          `insert into consultation_message (id, consultation_id, author_id, body, created_at)
           values (?, ?, ?, ?, ?)`,
          [messageId, id, caller.personId, body.trim(), this.clock.now().toISOString()],
        );
        await this.ledger.note(em, held, {
          caller,
          action: 'create',
          subject: { kind: 'message', id: messageId },
          why: held.why,
        });
        this.ledger.oweNotice(em, held.consultation, {
          kind: 'message.posted',
          exceptPersonId: caller.personId,
        });
      }
      const message = await em.findOne(
        Message,
        { id: messageId, consultation: id, author: caller.personId },
        { populate: ['author'] },
      );
      if (!message) throw new CatalogueError('STATE_CONFLICT');
      return { message, consultation: held.consultation };
    });
    this.hints.changed(consultation);
    return messageView(message);
  }

  /** @param position up to which it was read; one that lies before what is known changes nothing */
  async markRead(caller: Caller, id: ConsultationId, position: number): Promise<Thread> {
    return this.database.transaction(async (em) => {
      const seen = await this.reader.see(em, caller, id);
      await em.execute(
        `insert into message_reading as known (consultation_id, person_id, position, read_at)
         select ?, ?, least(?, max(position)), ? from consultation_message where consultation_id = ?
         having count(*) > 0
         on conflict (consultation_id, person_id) do update
           set position = excluded.position, read_at = excluded.read_at
           where known.position < excluded.position`,
        [id, caller.personId, position, this.clock.now().toISOString(), id],
      );
      return this.thread(em, caller, seen, { limit: pageSize });
    });
  }

  private async thread(
    em: EntityManager,
    caller: Caller,
    seen: SeenConsultation,
    { before, limit }: InputOf<'listMessages'>['query'],
  ): Promise<Thread> {
    const { consultation, shared } = seen;
    const latest = await em.find(
      Message,
      { consultation, ...(before === undefined ? {} : { position: { $lt: before } }) },
      { populate: ['author'], orderBy: { position: 'desc' }, limit: limit + 1 },
    );
    const readings = await em.find(MessageReading, { consultation }, { populate: ['person'] });
    const mine = readings.find(({ person }) => person.id === caller.personId)?.position ?? 0;
    const unread = await em.count(Message, {
      consultation,
      position: { $gt: mine },
      author: { $ne: caller.personId },
    });
    const resource = { kind: 'consultation', consultation: shared } as const;
    return {
      items: latest.slice(0, limit).toReversed().map(messageView),
      readings: readings.map(({ person, position, readAt }) => ({
        person: personView(person),
        position,
        readAt: readAt.toISOString(),
      })),
      unread,
      hasMore: latest.length > limit,
      mayWrite: !isSettled(seen) && this.policy.allows(caller.actor, 'consultation.discuss', resource),
    };
  }
}
