import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { actAsSystem, errorCode } from '@jiedui/platform';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';

const everyMs = 1_000;
const batchSize = 2_000;

/** Links new audit events into the chain of the day, a moment after they were written. One at a time, whoever it is. */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(AuditSealer.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly database: Database,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.ROLES.includes('jobs')) return;
    this.timer = setInterval(() => {
      this.running ??= this.seal()
        .catch((error: unknown) =>
          this.logger.warn(`sealing the audit failed, will retry: ${errorCode(error)}`),
        )
        .finally(() => (this.running = undefined));
    }, everyMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Until nothing waits. */
  async seal(): Promise<void> {
    for (let sealed = batchSize; sealed === batchSize;) {
      sealed = await actAsSystem(() =>
        this.database.transaction(async (em) => {
          const [row] = await em.execute<[{ sealed: number }]>('select seal_audit(?) as sealed', [batchSize]);
          return row.sealed;
        }),
      );
    }
  }
}
