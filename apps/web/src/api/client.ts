import {
  apiPrefix,
  Problem,
  type EndpointId,
  type EndpointOutput,
  type EndpointRequest,
  type EndpointShape,
  type endpoints,
} from '@jiedui/contracts';
import { ApiError, UnreachableError } from './errors';
import { routes } from './routes';

type Endpoints = typeof endpoints;
type RequestOf<Id extends EndpointId> = EndpointRequest<Endpoints[Id]>;
export type OutputOf<Id extends EndpointId> = EndpointOutput<Endpoints[Id]>;
type Parts = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};
type Arguments<Id extends EndpointId> = keyof RequestOf<Id> extends never
  ? [request?: RequestOf<Id>, signal?: AbortSignal]
  : [request: RequestOf<Id>, signal?: AbortSignal];

let signedOutListener: () => void = () => undefined;

/** Called whenever the API says that there is no session any more. */
export function onSignedOut(listener: () => void): void {
  signedOutListener = listener;
}

let secondFactorListener: () => void = () => undefined;

/** Called whenever the API says that nothing but setting up a second factor is left to this person. */
export function onSecondFactorMissing(listener: () => void): void {
  secondFactorListener = listener;
}

function searchOf(query: Parts['query']): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  return pairs.length > 0 ? `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}` : '';
}

/** The address of a route, also for links to files. */
export function urlOf(id: EndpointId, { params = {}, query }: Parts = {}): string {
  const path = routes[id][1].replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  return `${apiPrefix}${path}${searchOf(query)}`;
}

/** Turns an error answer into an ApiError; a body that is not a Problem came from something in between. */
export function errorFromAnswer(status: number, body: unknown): Error {
  const problem = Problem.safeParse(body);
  if (!problem.success) {
    return status >= 500 && status !== 500 ? new UnreachableError() : ApiError.of('UNEXPECTED');
  }
  if (problem.data.code === 'NOT_SIGNED_IN') signedOutListener();
  if (problem.data.code === 'SECOND_FACTOR_MISSING') secondFactorListener();
  return new ApiError(problem.data);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new UnreachableError({ cause: error });
  }
}

/** While developing, every answer is held against its contract; the schemas of all routes are no part of the product. */
export async function checkAnswer(id: EndpointId, answer: unknown): Promise<unknown> {
  if (!import.meta.env.DEV) return answer;
  const { endpoints } = await import('@jiedui/contracts');
  const { response }: EndpointShape = endpoints[id];
  return response ? response.parse(answer) : answer;
}

/** Calls one route of the contract. Its request and answer types come from the contract alone. */
export async function call<Id extends EndpointId>(
  id: Id,
  ...[request, signal]: Arguments<Id>
): Promise<OutputOf<Id>> {
  const parts = (request ?? {}) as Parts;
  const response = await send(urlOf(id, parts), {
    method: routes[id][0],
    signal: signal ?? null,
    ...(parts.body === undefined
      ? {}
      : { body: JSON.stringify(parts.body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : parseJson(text);
  if (!response.ok) throw errorFromAnswer(response.status, answer);
  return (await checkAnswer(id, answer)) as OutputOf<Id>;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
