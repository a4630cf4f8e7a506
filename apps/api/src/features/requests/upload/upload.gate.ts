import { Injectable, Logger } from '@nestjs/common';
import {
  apiPrefix,
  attachmentMaxBytes,
  CatalogueError,
  type ErrorCode,
  uploadsPath,
} from '@jiedui/contracts';
import { currentRequestId } from '@jiedui/platform';
import { Server } from '@tus/server';
import { newId } from '../../../base/database/id.js';
import type { Caller } from '../../../base/http/caller.js';
import { UploadLedger } from './upload.ledger.js';
import { UploadStore } from './upload.store.js';

/** What tus itself refuses, in the words of the catalogue. */
const codeByStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'REQUEST_INVALID',
  403: 'ACTION_NOT_ALLOWED',
  404: 'NOT_FOUND',
  409: 'STATE_CONFLICT',
  410: 'NOT_FOUND',
  413: 'FILE_TOO_LARGE',
};

type TusFault = Error | { readonly status_code: number; readonly body: string };

/** The tus protocol behind the session: every hook asks the ledger on behalf of the person of the request. */
@Injectable()
export class UploadGate {
  private readonly logger = new Logger(UploadGate.name);
  private readonly callers = new WeakMap<object, Caller>();
  private readonly server: Server;

  constructor(
    private readonly ledger: UploadLedger,
    private readonly store: UploadStore,
  ) {
    const path = `${apiPrefix}${uploadsPath}`;
    this.server = new Server({
      path,
      datastore: store,
      maxSize: attachmentMaxBytes,
      // Pages of other origins have no business here.
      allowedOrigins: [],
      namingFunction: () => newId<string>(),
      generateUrl: (_request, { id }) => `${path}/${id}`,
      onIncomingRequest: (request, id) => this.checkOwner(request, id),
      onUploadCreate: async (request, { id, size, metadata = {} }) => {
        await this.ledger.begin(this.callerOf(request), { id, sizeBytes: size, metadata });
        return {};
      },
      onUploadFinish: async (request, { id }) => {
        const caller = this.callerOf(request);
        await this.ledger.finish(caller, await this.ledger.own(caller, id));
        return {};
      },
      onResponseError: (_request, fault) => this.describe(fault),
    });
  }

  /** @returns what tus answers; a file that is attached already says that all of it has come */
  async answer(request: Request, caller: Caller): Promise<Response> {
    this.callers.set(request, caller);
    if (request.method === 'HEAD') {
      const done = await this.finished(caller, new URL(request.url).pathname.split('/').pop() ?? '');
      if (done) return done;
    }
    return this.server.handleWeb(request);
  }

  private async finished(caller: Caller, id: string): Promise<Response | undefined> {
    const row = await this.ledger.own(caller, id).catch(() => undefined);
    if (!row) return undefined;
    if (row.finishedAt === null) {
      if ((await this.store.arrivedBytes(row)) !== row.sizeBytes) return undefined;
      await this.ledger.finish(caller, row);
    }
    const size = String(row.sizeBytes);
    return new Response(null, {
      headers: { 'tus-resumable': '1.0.0', 'upload-offset': size, 'upload-length': size },
    });
  }

  private async checkOwner(request: object & { readonly method: string }, id: string): Promise<void> {
    if (request.method !== 'POST') await this.ledger.own(this.callerOf(request), id);
  }

  private callerOf(request: object): Caller {
    const caller = this.callers.get(request);
    if (!caller) throw new CatalogueError('NOT_SIGNED_IN');
    return caller;
  }

  private describe(fault: TusFault): { status_code: number; body: string } {
    const error = this.toCatalogueError(fault);
    const status = 'status_code' in fault ? fault.status_code : error.status;
    return { status_code: status, body: JSON.stringify(error.toProblem(currentRequestId())) };
  }

  private toCatalogueError(fault: TusFault): CatalogueError {
    if (fault instanceof CatalogueError) return fault;
    const code = 'status_code' in fault ? codeByStatus[fault.status_code] : undefined;
    if (code) return new CatalogueError(code);
    const { name, stack } = fault instanceof Error ? fault : new Error('unknown');
    this.logger.error({ error: name, stack: stack?.split('\n').slice(1, 8) }, 'an upload failed');
    return new CatalogueError('UNEXPECTED');
  }
}
