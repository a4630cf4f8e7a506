import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { controlKeys, QualityFact } from '@jiedui/contracts';
import { actAsSystem } from '@jiedui/platform';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { type StreamEntry, StreamReader, toldIn } from '../../base/streams/stream.reader.js';
import { QualityIntake } from './quality.intake.js';

const batchSize = 100;

/**
 * Reads what media nodes measured, at most once: what is lost with a process is told again with the minute it belongs to,
 * and a minute that is never told is missing from the figures and nowhere else.
 */
@Injectable()
export class QualityConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(QualityConsumer.name);
  private readonly reader: StreamReader;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly intake: QualityIntake,
  ) {
    this.reader = new StreamReader(controlKeys.quality(config.REDIS_PREFIX));
  }

  onApplicationBootstrap(): void {
    if (!this.config.ROLES.includes('jobs')) return;
    this.reader.start(this.config.REDIS_URL, () => this.round());
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.reader.stop();
  }

  private async round(): Promise<void> {
    const entries = await this.reader.next({ count: batchSize, isAtMostOnce: true });
    const facts = entries.flatMap((entry) => this.factOf(entry));
    if (facts.length > 0) await actAsSystem(() => this.intake.take(facts));
  }

  private factOf([id, fields]: StreamEntry): QualityFact[] {
    const fact = QualityFact.safeParse(toldIn(fields));
    if (fact.success) return [fact.data];
    this.logger.error({ entryId: id }, 'a media node told figures that the contract does not know');
    return [];
  }
}
