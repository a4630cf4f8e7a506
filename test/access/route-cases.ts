import { apiPrefix, type EndpointId, endpoints, type EndpointShape } from '@jiedui/contracts';
import type { ConsultationState } from '@jiedui/domain';
import { randomUUID } from 'node:crypto';
import { openApiDocument } from '../../apps/api/src/base/http/openapi.js';
import type { ApiClient } from '../../apps/api/test/api-harness.js';
import { type Actor, actors, type Person, signedIn } from './cast.js';
import {
  type Ask,
  type Elsewhere,
  type Expectation,
  type File,
  type OnConsultation,
  type Verdict,
  verdictOf,
} from './expectation.js';
import { expectations } from './expected/index.js';
import { chunked } from './sql.js';
import { seers, type Stage } from './stage.js';
import type { Target } from './target.js';
import { Tally } from './tally.js';

const atOnce = 6;
export const expectationOf = (id: EndpointId) => expectations[id] as unknown as Expectation<EndpointId>;
const isIn = (list: readonly Person[], actor: Actor) => (list as readonly Actor[]).includes(actor);
const hasSession = (actor: Actor) => isIn(signedIn, actor);

/** What the OpenAPI document offers. */
export function documentedRoutes(): string[] {
  const { paths } = openApiDocument() as unknown as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  return Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
}

/** Routes without an expectation, and expectations without a route. */
export function undeclaredRoutes(): string[] {
  const [routes, declared] = [new Set(documentedRoutes()), new Set(Object.keys(expectations))];
  return [
    ...[...routes].filter((id) => !declared.has(id)).map((id) => `${id} has no declared expectation`),
    ...[...declared].filter((id) => !routes.has(id)).map((id) => `${id} is expected and no route`),
  ];
}

function multipart({ name, type, content }: File) {
  const boundary = `boundary-${randomUUID()}`;
  const head =
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` +
    `content-type: ${type}\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

/** Sends what is asked, with the file where there is one. */
export async function send(client: ApiClient, id: EndpointId, ask: Ask<EndpointId>) {
  const shape: EndpointShape = endpoints[id];
  const { file, ...request } = ask as Ask<EndpointId> & {
    params?: Record<string, string>;
    query?: Record<string, string>;
  };
  const path = shape.path.replace(/\{(\w+)\}/g, (_, name: string) => request.params?.[name] ?? '');
  const { status, body } = file
    ? await client.send(shape.method, apiPrefix + path, { ...multipart(file), query: request.query ?? {} })
    : await client.call(id, request);
  return { status, body, code: (body as { code?: string } | undefined)?.code };
}

/** Every route tried by everybody. */
export class RouteCases {
  readonly tally = new Tally();

  constructor(private readonly stage: Stage) {}

  async run(): Promise<Tally> {
    for (const id of Object.keys(expectations) as EndpointId[]) {
      const expectation = expectationOf(id);
      await this.stage.forgetAttempts();
      if (expectation.on === undefined) await this.tryElsewhere(id, expectation);
      else for (const state of expectation.on) await this.tryOn(id, expectation, state);
    }
    return this.tally;
  }

  private async tryElsewhere(id: EndpointId, expectation: Elsewhere<EndpointId>): Promise<void> {
    await chunked(actors, atOnce, async (actor) => {
      const client = await this.clientOf(actor, expectation);
      const answer = await send(client, id, await expectation.ask(this.stage, actor));
      this.tally.check(
        `${actor} ${id}`,
        this.seen(answer, expectation),
        expectedElsewhere(actor, expectation),
      );
    });
  }

  private async tryOn(
    id: EndpointId,
    expectation: OnConsultation<EndpointId>,
    state: ConsultationState,
  ): Promise<void> {
    const isRead = endpoints[id].method === 'GET';
    const original = this.stage.targets[state];
    // Whoever is refused shares one, which must be untouched in the end.
    const shared = isRead ? original : await this.stage.copy(state);
    await chunked(actors, atOnce, async (actor) => {
      const expected = expectedOn(actor, expectation, state);
      const target = expected === 'allowed' && !isRead ? await this.stage.copy(state) : shared;
      const client = await this.clientOf(actor, expectation);
      const answer = await send(client, id, await expectation.aim(target, this.stage));
      this.tally.check(`${actor} ${id} in ${state}`, this.seen(answer, expectation), expected);
      if (expected === 'hidden') await this.tryUnproven(id, expectation, { actor, target });
    });
    if (isRead) return;
    const { state: after, revision } = await this.stage.again(shared);
    this.tally.check(`${id} refused in ${state}`, [after, revision], [state, shared.revision]);
  }

  /** Without a fresh proof of who asks: a stranger learns no more than of a consultation that is not there. */
  private async tryUnproven(
    id: EndpointId,
    expectation: OnConsultation<EndpointId>,
    { actor, target }: { readonly actor: Actor; readonly target: Target },
  ): Promise<void> {
    const shape: EndpointShape = endpoints[id];
    if (!shape.errors.includes('STEP_UP_NEEDED')) return;
    const client = await this.stage.cast.freshClient(actor, { isSteppedUp: false });
    const [real, absent] = [
      await send(client, id, await expectation.aim(target, this.stage)),
      await send(client, id, await expectation.aim(this.stage.absent(), this.stage)),
    ];
    this.tally.check(`${actor} ${id} unproven`, [real.status, real.code], [absent.status, absent.code]);
  }

  private clientOf(actor: Actor, { spendsSession }: { spendsSession?: boolean }): Promise<ApiClient> {
    const { cast } = this.stage;
    return spendsSession ? cast.freshClient(actor) : Promise.resolve(cast.client(actor));
  }

  private seen(
    answer: { readonly status: number; readonly code: string | undefined },
    expectation: Expectation<EndpointId>,
  ): string {
    const verdict = verdictOf(answer, expectation);
    return verdict === 'broken' ? `broken by ${answer.status} ${answer.code}` : verdict;
  }
}

function expectedElsewhere(actor: Actor, expectation: Elsewhere<EndpointId>): Verdict {
  const { to, otherwise = 'forbidden', hiddenFrom = [], forbiddenTo = [] } = expectation;
  if (to === 'public') return 'allowed';
  if (!hasSession(actor)) return 'signedOut';
  if (to === 'everyone' || isIn(to, actor)) return 'allowed';
  if (isIn(forbiddenTo, actor)) return 'forbidden';
  return isIn(hiddenFrom, actor) ? 'hidden' : otherwise;
}

function expectedOn(actor: Actor, { to }: OnConsultation<EndpointId>, state: ConsultationState): Verdict {
  if (!hasSession(actor)) return 'signedOut';
  if (!isIn(seers[state], actor)) return 'hidden';
  const allowed = typeof to === 'function' ? to(state) : to;
  return allowed === undefined || isIn(allowed, actor) ? 'allowed' : 'forbidden';
}
