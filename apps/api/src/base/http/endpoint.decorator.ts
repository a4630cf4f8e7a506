import '@fastify/multipart';
import {
  applyDecorators,
  createParamDecorator,
  Delete,
  type ExecutionContext,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  SetMetadata,
  StreamableFile,
} from '@nestjs/common';
import {
  CatalogueError,
  type EndpointInput,
  type EndpointOutput,
  type EndpointShape,
  invalidRequest,
} from '@jiedui/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { ZodType } from 'zod';
import type { Caller } from './caller.js';

export const ENDPOINT = Symbol('ENDPOINT');

/** A file on its way to the browser. */
export interface FileAnswer {
  readonly stream: Readable;
  readonly mediaType: string;
  readonly name: string;
  /** Unknown where the file is made while it is sent. */
  readonly sizeBytes?: number;
  /** Names the content for caching; files that are made anew have none. */
  readonly sha256?: string;
  /** Reads a part, both ends included, where players may seek in it. */
  readonly readPart?: (from: number, until: number) => Promise<Readable>;
  /** To be saved rather than shown. */
  readonly isDownload?: boolean;
}

export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type CallerOf<E extends EndpointShape> = E['access'] extends 'public' ? Caller | undefined : Caller;
type AnswerOf<E extends EndpointShape> = E extends { givesFile: readonly string[] }
  ? FileAnswer
  : EndpointOutput<E>;

/** The method behind a route: validated input, who asks, and the raw exchange for the few that need it. */
export type EndpointHandler<E extends EndpointShape> = (
  input: EndpointInput<E>,
  caller: CallerOf<E>,
  exchange: Exchange,
) => Promise<AnswerOf<E>>;

const methods = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete };

const ExchangeParam = createParamDecorator((_: unknown, context: ExecutionContext): Exchange => {
  const http = context.switchToHttp();
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() };
});

function parsePart(part: 'params' | 'query' | 'body', schema: ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (!result.success) throw invalidRequest(result.error, part === 'body' ? undefined : part);
  return result.data;
}

function inputOf(shape: EndpointShape, request: FastifyRequest): EndpointInput<EndpointShape> {
  return {
    params: parsePart('params', shape.params, request.params),
    query: parsePart('query', shape.query, request.query),
    body: parsePart('body', shape.body, request.body),
  } as EndpointInput<EndpointShape>;
}

/** A name that survives in a header: ASCII as a fallback, the real one encoded (RFC 6266). */
const dispositionOf = ({ name, isDownload }: FileAnswer) =>
  `${isDownload ? 'attachment' : 'inline'}; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

/** The one range that players ask for (RFC 9110, 14.1.2). What cannot be served is answered with the whole file. */
function partOf({ readPart, sizeBytes }: FileAnswer, range: string | undefined) {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (!readPart || sizeBytes === undefined || first === undefined) return undefined;
  const [from, until] = [Number(first), last ? Math.min(Number(last), sizeBytes - 1) : sizeBytes - 1];
  return from <= until ? { from, until } : undefined;
}

/** The browser may keep a file, but asks each time whether this person may still see it. */
async function sendFile({ request, reply }: Exchange, file: FileAnswer): Promise<StreamableFile | undefined> {
  const etag = file.sha256 === undefined ? undefined : `"${file.sha256}"`;
  reply.header('cache-control', etag ? 'private, no-cache' : 'no-store');
  if (etag) reply.header('etag', etag);
  if (etag && request.headers['if-none-match'] === etag) {
    file.stream.destroy();
    reply.status(304);
    return undefined;
  }
  if (file.readPart) reply.header('accept-ranges', 'bytes');
  const part = partOf(file, request.headers.range);
  if (part && file.readPart) {
    file.stream.destroy();
    reply.status(206).header('content-range', `bytes ${part.from}-${part.until}/${file.sizeBytes}`);
    return new StreamableFile(await file.readPart(part.from, part.until), {
      type: file.mediaType,
      length: part.until - part.from + 1,
      disposition: dispositionOf(file),
    });
  }
  return new StreamableFile(file.stream, {
    type: file.mediaType,
    ...(file.sizeBytes === undefined ? {} : { length: file.sizeBytes }),
    disposition: dispositionOf(file),
  });
}

async function answer(shape: EndpointShape, exchange: Exchange, result: unknown): Promise<unknown> {
  if (shape.givesFile) return sendFile(exchange, result as FileAnswer);
  exchange.reply.header('cache-control', 'no-store');
  // Whatever a handler returns, only what the contract names leaves the process.
  return shape.response ? shape.response.parseAsync(result) : undefined;
}

/**
 * Binds a method to a route of the contracts. The method's types follow from the contract, its input is
 * validated before and its answer after, and the session guard reads from here who may come in.
 */
export const Endpoint =
  <E extends EndpointShape>(shape: E) =>
  (target: object, key: string, descriptor: { value?: EndpointHandler<E> }): void => {
    const handler = descriptor.value as unknown as EndpointHandler<EndpointShape>;
    async function handle(this: unknown, exchange: Exchange): Promise<unknown> {
      const { request } = exchange;
      if (shape.takesFile && !request.isMultipart()) throw new CatalogueError('MEDIA_TYPE_UNSUPPORTED');
      const result = await handler.call(this, inputOf(shape, request), request.caller as Caller, exchange);
      return answer(shape, exchange, result);
    }
    descriptor.value = handle as unknown as EndpointHandler<E>;
    ExchangeParam()(target, key, 0);
    applyDecorators(
      methods[shape.method](shape.path.replace(/\{(\w+)\}/g, ':$1')),
      HttpCode(shape.response || shape.givesFile ? 200 : 204),
      SetMetadata(ENDPOINT, shape),
    )(target, key, descriptor);
  };
