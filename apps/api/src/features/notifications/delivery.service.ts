import { Inject, Injectable } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import { retryAt } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { errorCode } from '@jiedui/platform';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { type Consultation, ConsultationHints } from '../consultations/index.js';
import { ChannelFailure, NOTIFICATION_CHANNELS, type NotificationChannel } from './channel.js';
import { Delivery, DeliveryAttempt } from './delivery.entity.js';
import { letterNeeds, LetterWriter } from './letter.writer.js';

type Batch = readonly [Delivery, ...Delivery[]];
interface Ending {
  readonly at: Date;
  readonly tookMs: number;
  readonly failure: ChannelFailure | undefined;
}

/**
 * Hands over what is owed and writes down how it ended. The rows stay locked meanwhile, so that two runs cannot both
 * hand it over; one that is killed between hand-over and commit leaves them owed, and the next says the same id again.
 */
@Injectable()
export class DeliveryService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NOTIFICATION_CHANNELS) private readonly channels: readonly NotificationChannel[],
    private readonly database: Database,
    private readonly hints: ConsultationHints,
    private readonly letters: LetterWriter,
  ) {}

  @HandlesJob('notification.deliver')
  async deliver({ deliveryId }: JobPayload<'notification.deliver'>): Promise<void> {
    const concerned = await this.database.transaction((em) => this.attempt(em, deliveryId));
    for (const consultation of concerned) this.hints.changed(consultation);
  }

  /** @returns the consultations whose history shows it */
  private async attempt(em: EntityManager, id: string): Promise<Consultation[]> {
    const batch = await this.hold(em, id);
    if (!batch) return [];
    await em.populate([...batch], letterNeeds);
    const ending = await this.handOver(em, batch);
    for (const delivery of batch) this.note(em, delivery, ending);
    if (batch[0].channel !== 'mail') return [];
    return batch.flatMap(({ notification: { consultation } }) => (consultation ? [consultation] : []));
  }

  /** Locks what goes out together; nothing where it went out already, or waits. */
  private async hold(em: EntityManager, id: string): Promise<Batch | undefined> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const first = await em.findOne(Delivery, { id }, { lockMode });
    if (first?.state !== 'pending') return undefined;
    if (first.digestId === null) return [first];
    const { digestId } = first;
    const others = await em.find(
      Delivery,
      { digestId, state: 'pending', id: { $ne: id } },
      { lockMode, orderBy: { id: 'asc' } },
    );
    return [first, ...others];
  }

  private async handOver(em: EntityManager, batch: Batch): Promise<Ending> {
    const [{ channel, notification }] = batch;
    const began = performance.now();
    const ended = (failure?: ChannelFailure): Ending => ({
      at: this.clock.now(),
      tookMs: Math.round(performance.now() - began),
      failure,
    });
    if (notification.person.disabledAt) return ended(new ChannelFailure('ACCOUNT_DISABLED', true));
    try {
      const way = this.channels.find((one) => one.channel === channel);
      if (!way?.isOffered) throw new ChannelFailure('CHANNEL_OFF', true);
      await way.deliver(em, await this.letters.write(em, batch));
      return ended();
    } catch (error) {
      // What is wrong with the database is wrong with this transaction too: the job is tried again.
      if (!(error instanceof ChannelFailure)) throw error;
      return ended(error);
    }
  }

  private note(em: EntityManager, delivery: Delivery, { at, tookMs, failure }: Ending): void {
    const error = failure ? failure.code || errorCode(failure) : null;
    delivery.attempts += 1;
    delivery.lastError = error;
    em.persist(
      em.create(DeliveryAttempt, { id: newId(), delivery, number: delivery.attempts, at, tookMs, error }),
    );
    if (!failure) {
      delivery.state = 'delivered';
      delivery.deliveredAt = at;
      return;
    }
    delivery.failures += 1;
    const next = failure.isFinal ? undefined : retryAt(delivery.failures, at, spreadOf(delivery));
    delivery.state = next ? 'failed' : 'dead';
    delivery.dueAt = next ?? at;
  }
}

/** From 0 to 1, the same for all that one digest collects, so that it stays together. */
const spreadOf = ({ id, digestId }: Delivery): number => parseInt((digestId ?? id).slice(-4), 16) / 0xffff;
