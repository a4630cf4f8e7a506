import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { actAsSystem, errorCode } from '@jiedui/platform';
import { API_CONFIG, type ApiConfig } from '../config/api.config.js';
import { REPEATS, type Repetition } from './repeats.decorator.js';

/** Runs what is marked with `@Repeats`. A failure is said and costs one turn; what must not be lost is a job. */
@Injectable()
export class RepeatRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RepeatRunner.name);
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly running = new Set<Promise<void>>();

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.ROLES.includes('jobs')) return;
    for (const { instance, isNotMetatype } of this.discovery.getProviders()) {
      if (instance && typeof instance === 'object' && !isNotMetatype) {
        this.schedule(instance as Record<string, unknown>);
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.running);
  }

  private schedule(instance: Record<string, unknown>): void {
    for (const key of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
      const method = instance[key] as () => Promise<void>;
      const repetition = Reflect.getMetadata(REPEATS, method) as Repetition | undefined;
      if (repetition) this.repeat(repetition, () => method.call(instance));
    }
  }

  private repeat({ everyMs, what }: Repetition, work: () => Promise<void>): void {
    let turn: Promise<void> | undefined;
    this.timers.push(
      setInterval(() => {
        if (turn) return;
        const mine = actAsSystem(work)
          .catch((error: unknown) => this.logger.warn(`${what} failed, will retry: ${errorCode(error)}`))
          .finally(() => {
            turn = undefined;
            this.running.delete(mine);
          });
        turn = mine;
        this.running.add(mine);
      }, everyMs),
    );
  }
}
