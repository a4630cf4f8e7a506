import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { controlKeys, MediaFact } from '@jiedui/contracts';
import { actAsSystem, errorCode, runInRequest } from '@jiedui/platform';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { type StreamEntry, StreamReader, toldIn } from '../../base/streams/stream.reader.js';
import { isOfRecording, RecordingFacts } from '../recordings/index.js';
import { PresenceService } from './presence.service.js';

const batchSize = 50;
/** Facts that a killed process had taken are taken over after this long. */
const abandonedAfterMs = 10_000;
/** About five minutes of trying: a fact that cannot be taken in by then never will be. */
const failuresAllowed = 30;

/** Reads what media nodes report, at least once, and acknowledges only what is in the database. */
@Injectable()
export class FactConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FactConsumer.name);
  private readonly reader: StreamReader;
  private readonly failures = new Map<string, number>();

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly presence: PresenceService,
    private readonly recordings: RecordingFacts,
  ) {
    this.reader = new StreamReader(controlKeys.facts(config.REDIS_PREFIX));
  }

  onApplicationBootstrap(): void {
    if (!this.config.ROLES.includes('jobs')) return;
    this.reader.start(this.config.REDIS_URL, () => this.round());
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.reader.stop();
  }

  private async round(): Promise<void> {
    const abandoned = await this.reader.abandoned(abandonedAfterMs, batchSize);
    const next = await this.reader.next({
      count: batchSize,
      ...(abandoned.length > 0 ? { blockMs: 1 } : {}),
    });
    for (const entry of [...abandoned, ...next]) await this.take(entry);
  }

  private learn(fact: MediaFact): Promise<void> {
    return isOfRecording(fact) ? this.recordings.learn(fact) : this.presence.learn(fact);
  }

  /** What cannot be handled now is left unacknowledged and comes back; what makes no sense does not. */
  private async take([id, fields]: StreamEntry): Promise<void> {
    const { data: fact } = MediaFact.safeParse(toldIn(fields));
    try {
      if (fact) await runInRequest(fact.id, () => actAsSystem(() => this.learn(fact)));
      else this.logger.error({ entryId: id }, 'a media node reported what the contract does not know');
      await this.reader.acknowledge(id);
      this.failures.delete(id);
    } catch (error) {
      const failures = (this.failures.get(id) ?? 0) + 1;
      this.failures.set(id, failures);
      this.logger.warn(
        { entryId: id, fact: fact?.type },
        `a fact could not be taken in: ${errorCode(error)}`,
      );
      if (failures < failuresAllowed) return;
      this.logger.error({ entryId: id, fact: fact?.type }, 'given up');
      this.failures.delete(id);
      await this.reader.acknowledge(id);
    }
  }
}
