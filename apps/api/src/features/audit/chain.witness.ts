import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { actAsSystem, errorCode } from '@jiedui/platform';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { headBeforeSql, lastHeadSql } from './chain.queries.js';
import type { ChainLink } from './chain.verification.js';

const everyMs = 60_000;

/**
 * Says the end of the chain to the log, every hour and when a day is over. Who takes the last links away can do so
 * unseen by the links that are left, but not by a log that is kept elsewhere.
 */
@Injectable()
export class ChainWitness implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ChainWitness.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private toldAt: string | undefined;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.ROLES.includes('jobs')) return;
    this.timer = setInterval(() => {
      this.running ??= this.tell()
        .catch((error: unknown) =>
          this.logger.warn(`the audit chain could not be read, will retry: ${errorCode(error)}`),
        )
        .finally(() => (this.running = undefined));
    }, everyMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Once an hour, however often it is asked. */
  async tell(): Promise<void> {
    const hour = this.clock.now().toISOString().slice(0, 13);
    if (hour === this.toldAt) return;
    const isNewDay = this.toldAt !== undefined && this.toldAt.slice(0, 10) !== hour.slice(0, 10);
    const heads = await actAsSystem(() =>
      this.database.read(async (em) => [
        ...(isNewDay ? await em.execute<ChainLink[]>(headBeforeSql, [hour.slice(0, 10)]) : []),
        ...(await em.execute<ChainLink[]>(lastHeadSql)),
      ]),
    );
    for (const { day, position, hash } of heads) {
      this.logger.log(`audit chain head ${day}:${hash} at position ${position}`);
    }
    this.toldAt = hour;
  }
}
