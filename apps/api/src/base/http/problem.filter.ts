import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { CatalogueError, type ErrorCode, type Problem } from '@jiedui/contracts';
import { currentRequestId } from '@jiedui/platform';
import type { FastifyReply } from 'fastify';

/** What the framework itself refuses before a handler is reached. */
const codeByStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'REQUEST_INVALID',
  401: 'NOT_SIGNED_IN',
  403: 'ACTION_NOT_ALLOWED',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'FILE_TOO_LARGE',
  415: 'MEDIA_TYPE_UNSUPPORTED',
  429: 'TOO_MANY_ATTEMPTS',
  503: 'SERVICE_UNAVAILABLE',
};

/** PostgreSQL or Redis is away: Node's connection errors, PostgreSQL's classes 08 and 57P, ioredis' time limit. */
function isUnavailable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const isConnection = typeof code === 'string' && /^(ECONN|EPIPE|ETIMEDOUT|08|57P)/.test(code);
  return isConnection || message === 'Command timed out' || message === 'Connection is closed.';
}

const statusOf = (error: unknown): number | undefined => {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
};

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', problem.retryAfterSeconds);
  void reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

/** The one place where an error becomes an answer. Causes stay in the log, without anything a user sent. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.toCatalogueError(error).toProblem(currentRequestId());
    sendProblem(reply, problem);
  }

  private toCatalogueError(error: unknown): CatalogueError {
    if (error instanceof CatalogueError) return error;
    if (isUnavailable(error)) return new CatalogueError('SERVICE_UNAVAILABLE');
    const status = statusOf(error);
    const code = status === undefined ? undefined : codeByStatus[status];
    if (code) return new CatalogueError(code);
    const { name, stack } = error instanceof Error ? error : new Error('unknown');
    const { code: cause } = (error ?? {}) as { code?: unknown };
    // The first line of a stack repeats the message, which may quote a row.
    this.logger.error({ error: name, cause, stack: stack?.split('\n').slice(1, 8) }, 'unexpected error');
    return new CatalogueError('UNEXPECTED');
  }
}
