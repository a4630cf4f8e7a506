import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { apiPrefix, CatalogueError, uploadsPath } from '@jiedui/contracts';
import { currentRequestId } from '@jiedui/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { sendProblem } from '../../../base/http/problem.filter.js';
import { SessionGuard } from '../../access/index.js';
import { UploadGate } from './upload.gate.js';

const bytesType = 'application/offset+octet-stream';
const access = { access: 'signedIn', tag: 'requests' } as const;

/** The request as the web platform has it, with its body still flowing. */
function asWebRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, [value].flat().join(', '));
  }
  const { method } = request;
  const body = method === 'PATCH' ? (Readable.toWeb(request.raw) as ReadableStream) : null;
  return new Request(new URL(request.url, 'http://uploads.invalid'), {
    method,
    headers,
    ...(body ? { body, duplex: 'half' } : {}),
  });
}

/** Serves uploads beside the routes of the contracts: tus is a protocol of its own, below the same session guard. */
@Injectable()
export class UploadRoutes implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly guard: SessionGuard,
    private readonly gate: UploadGate,
  ) {}

  onModuleInit(): void {
    const path = `${apiPrefix}${uploadsPath}`;
    // Not awaited: that would start the server before its own error handler is set.
    void this.host.httpAdapter.getInstance().register(async (scope) => {
      scope.removeAllContentTypeParsers();
      // Left to flow: it goes to the disk piece by piece.
      scope.addContentTypeParser(bytesType, (_request, _payload, done) => done(null));
      const handler = (request: FastifyRequest, reply: FastifyReply) => this.serve(request, reply);
      scope.route({ method: 'POST', url: path, handler });
      scope.route({ method: ['HEAD', 'PATCH', 'DELETE'], url: `${path}/:uploadId`, handler });
    });
  }

  private async serve(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    try {
      await this.guard.admit(request, access);
      if (!request.caller) throw new CatalogueError('NOT_SIGNED_IN');
      const answer = await this.gate.answer(asWebRequest(request), request.caller);
      const text = await answer.text();
      void reply.header('cache-control', 'no-store').headers(Object.fromEntries(answer.headers));
      if (text.startsWith('{')) void reply.type('application/problem+json');
      await reply.status(answer.status).send(text || undefined);
    } catch (error) {
      const known =
        error instanceof CatalogueError ? error : new CatalogueError('UNEXPECTED', [], { cause: error });
      sendProblem(reply, known.toProblem(currentRequestId()));
    }
  }
}
