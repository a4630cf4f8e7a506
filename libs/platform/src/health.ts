import {
  Controller,
  type DynamicModule,
  Get,
  Inject,
  Logger,
  Module,
  type Provider,
  Res,
} from '@nestjs/common';
import { errorCode } from './error-code.js';

/** One thing the process cannot work without. Rejects when it is not there. */
export interface HealthCheck {
  readonly name: string;
  check(): Promise<void>;
}

export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');
const checkTimeoutMs = 2_000;
const logger = new Logger('Health');

interface Reply {
  status(code: number): Reply;
}

async function examine(check: HealthCheck) {
  const startedAt = performance.now();
  const timeout = AbortSignal.timeout(checkTimeoutMs);
  const tooLate = new Promise<never>((_, reject) => {
    timeout.addEventListener('abort', () => reject(new Error(`no answer in ${checkTimeoutMs} ms`)));
  });
  const outcome = await Promise.race([check.check(), tooLate]).then(
    () => undefined,
    (error: unknown) => errorCode(error),
  );
  const durationMs = Math.round(performance.now() - startedAt);
  if (outcome) logger.warn(`${check.name} is not there: ${outcome}`);
  return [check.name, { ok: outcome === undefined, durationMs }] as const;
}

@Controller('health')
export class HealthController {
  constructor(@Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[]) {}

  /** The process runs: an orchestrator need not restart it. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** The process can serve: a load balancer may send users. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: Reply) {
    const checks = Object.fromEntries(await Promise.all(this.checks.map(examine)));
    const isReady = Object.values(checks).every(({ ok }) => ok);
    if (!isReady) reply.status(503);
    return { status: isReady ? 'ok' : 'unavailable', checks };
  }
}

@Module({})
export class HealthModule {
  /** @param checks gives the HealthCheck array under the token HEALTH_CHECKS */
  static with(checks: Provider, imports: DynamicModule['imports'] = []): DynamicModule {
    return { module: HealthModule, imports, controllers: [HealthController], providers: [checks] };
  }
}
