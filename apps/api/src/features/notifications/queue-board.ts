import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { apiPrefix, CatalogueError, type ErrorCode, queueBoardPath } from '@jiedui/contracts';
import { actAsPerson, currentRequestId } from '@jiedui/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../base/http/caller.js';
import { sendProblem } from '../../base/http/problem.filter.js';
import { JobQueue } from '../../base/jobs/job-queue.js';
import { SessionReader, sessionTokenOf } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';

const path = `${apiPrefix}${queueBoardPath}`;
/** The board finds its own files by a base address, which the pages of the app forbid. Nothing comes from elsewhere. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "base-uri 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

type BoardErrors = Parameters<FastifyAdapter['setErrorHandler']>[0];

/**
 * The queue as it is, for whoever runs the installation: jobs hold ids alone. Others are told that there is nothing
 * here. Opening it and every change are written to the trail.
 */
@Injectable()
export class QueueBoard implements OnModuleInit {
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly sessions: SessionReader,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly jobs: JobQueue,
  ) {}

  onModuleInit(): void {
    const board = new FastifyAdapter();
    board.setBasePath(path);
    createBullBoard({
      queues: [new BullMQAdapter(this.jobs.queue, { allowRetries: true })],
      serverAdapter: board,
      options: { uiConfig: { boardTitle: 'Jiedui', environment: { label: '', color: '#999999' } } },
    });
    // Its own would call a refusal of ours an accident.
    board.setErrorHandler((error: unknown) => {
      const known = error instanceof CatalogueError ? error : new CatalogueError('UNEXPECTED');
      const problem = known.toProblem(currentRequestId());
      return { status: problem.status as ReturnType<BoardErrors>['status'], body: JSON.stringify(problem) };
    });
    const fastify = this.http.httpAdapter.getInstance<FastifyInstance>();
    // Not awaited: that would start the server before its own error handler is set.
    void fastify.register(
      async (own) => {
        own.addHook('onRequest', (request, reply) => this.guard(request, reply));
        await own.register(board.registerPlugin());
      },
      { prefix: path },
    );
  }

  private async guard(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    void reply.header('content-security-policy', contentSecurityPolicy).header('cache-control', 'no-store');
    const token = sessionTokenOf(request);
    const caller = token ? await this.sessions.resolve(token) : undefined;
    const refusal = this.refusalOf(caller);
    if (refusal || !caller) return this.refuse(request, reply, refusal ?? 'NOT_SIGNED_IN');
    actAsPerson(caller.personId);
    await this.note(request, caller);
  }

  private refusalOf(caller: Caller | undefined): ErrorCode | undefined {
    if (!caller) return 'NOT_SIGNED_IN';
    if (caller.needsSecondFactor) return 'SECOND_FACTOR_MISSING';
    const isAllowed = this.policy.allows(caller.actor, 'installation.manage', { kind: 'installation' });
    return isAllowed ? undefined : 'NOT_FOUND';
  }

  private refuse(request: FastifyRequest, reply: FastifyReply, code: ErrorCode): void {
    sendProblem(reply, new CatalogueError(code).toProblem(request.id));
  }

  /** The page itself and what is changed; the board asks how things stand every few seconds. */
  private async note({ method, url, headers }: FastifyRequest, caller: Caller): Promise<void> {
    const isPage = method === 'GET' && (headers.accept ?? '').includes('text/html');
    if (method === 'GET' && !isPage) return;
    const [asked = ''] = url.slice(path.length).split('?');
    await this.audit.recordApart({
      caller,
      action: isPage ? 'read' : 'change',
      subject: { kind: 'queue', id: this.jobs.queue.name },
      why: 'platformAdministrator',
      details: { method, asked: asked.slice(0, 200) },
    });
  }
}
