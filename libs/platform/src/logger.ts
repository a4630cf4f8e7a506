import { LoggerModule } from 'nestjs-pino';
import type { LoggerOptions } from 'pino';
import { loggedPath } from './logged-path.js';
import { currentRequestId } from './request-context.js';

interface LogConfig {
  readonly NODE_ENV: string;
  readonly LOG_LEVEL: string;
}

/** Nest's list of all that it loaded and mapped: the same at every start. */
const bootContexts = new Set(['InstanceLoader', 'RouterExplorer', 'RoutesResolver']);

/** Bodies, cookies and what users put into addresses never reach a log line: they may name a patient. */
export const loggerOptions = (service: string, config: LogConfig): LoggerOptions => ({
  level: config.LOG_LEVEL,
  base: { service },
  messageKey: 'message',
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }) },
  hooks: {
    logMethod(args, method) {
      const [first] = args as unknown[] as [{ context?: string } | string];
      if (typeof first === 'object' && bootContexts.has(first?.context ?? '')) return;
      method.apply(this, args);
    },
  },
  mixin: () => {
    const requestId = currentRequestId();
    return requestId ? { requestId } : {};
  },
});

interface LoggedRequest {
  readonly method?: string;
  readonly url?: string;
}

/** Structured logs on standard output, one line per request, through Nest's own logger. */
export const loggerModule = (service: string, config: LogConfig) =>
  LoggerModule.forRoot({
    pinoHttp: {
      ...loggerOptions(service, config),
      customSuccessMessage: () => 'request',
      customErrorMessage: () => 'request failed',
      autoLogging: { ignore: (request) => request.url?.startsWith('/health') ?? false },
      serializers: {
        req: ({ method, url }: LoggedRequest) => ({ method, path: loggedPath(url) }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
        err: ({ type, message, code }: { type?: string; message?: string; code?: string }) => ({
          type,
          code,
          message,
        }),
      },
    },
  });
