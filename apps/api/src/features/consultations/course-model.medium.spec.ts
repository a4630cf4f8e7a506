import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actAsSystem } from '@jiedui/platform';
import { FixedClock } from '@jiedui/testing';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { draft, opinion, signInEveryone, stepUp } from '../../../test/consultation-steps.js';
import {
  actionOf,
  begun,
  carryOut,
  type Command,
  foresee,
  type Model,
  modelActions,
  otherThan,
  passTime,
  type Player,
  players,
  sees,
  type Verdict,
} from '../../../test/course-model.js';
import { CourseClock } from './course.clock.js';

const hourMs = 3_600_000;
const clock = new FixedClock(new Date());
let api: ApiHarness;
let clients: Record<Player, ApiClient>;
const ids = {} as Record<Player, string>;

beforeAll(async () => {
  api = await ApiHarness.start({ ROLES: 'http', SESSION_HOURS: '720' }, clock);
  clients = await signInEveryone(api);
  for (const player of players) ids[player] = (await clients[player].call('getMe', {})).body.person.id;
});
afterAll(() => api.stop());

const verdicts: Readonly<Record<number, Verdict>> = { 200: 'done', 403: 'forbidden', 404: 'hidden' };
const verdictOf = ({ status, body }: { status: number; body: { code?: string } }): Verdict => {
  if (body?.code === 'REVISION_CONFLICT') return 'outdated';
  if (body?.code === 'STATE_CONFLICT') return 'wrongState';
  return verdicts[status] ?? 'guarded';
};

/** Who signs proves first who they are: once, since each proof gives the session another token. */
async function prove(model: Model, commands: readonly Command[]): Promise<void> {
  const signing = commands.filter((command) => actionOf(command, model) === 'sign');
  for (const player of new Set(signing.map((command) => command.player))) await stepUp(clients[player]);
}

/** Sends a command as its player would, and says what came of it. */
async function send(id: string, model: Model, command: Command): Promise<Verdict> {
  const params = { consultationId: id };
  const revision = command.isOutdated ? model.revision + 1_000 : model.revision;
  const client = clients[command.player];
  const plain = { params, body: { revision } };
  const because = { params, body: { revision, reason: '因故' } };
  const startsAt = new Date(clock.now().getTime() + command.inHours * hourMs);
  switch (actionOf(command, model)) {
    case 'submit':
      return verdictOf(await client.call('submitConsultation', plain));
    case 'requestInformation':
      return verdictOf(await client.call('requestInformation', because));
    case 'supplyInformation':
      return verdictOf(await client.call('supplyInformation', plain));
    case 'accept':
      return verdictOf(await client.call('acceptConsultation', plain));
    case 'refuse':
      return verdictOf(await client.call('refuseConsultation', because));
    case 'reassign':
      return verdictOf(
        await client.call('reassignConsultation', {
          params,
          body: { ...because.body, expertId: ids[otherThan(model.expert)] },
        }),
      );
    case 'schedule':
    case 'reschedule':
      return verdictOf(
        await client.call('scheduleConsultation', {
          params,
          body: {
            revision,
            startsAt: startsAt.toISOString(),
            endsAt: new Date(startsAt.getTime() + 1_200_000).toISOString(),
          },
        }),
      );
    case 'sign':
      return verdictOf(await client.call('signOpinion', { params, body: { ...opinion, revision } }));
    case 'acknowledge': {
      // The record is rendered by the jobs role, which does not run here.
      const answer = await client.call('acknowledgeConsultation', plain);
      return verdictOf(answer);
    }
    case 'close':
      return verdictOf(await client.call('closeConsultation', plain));
    case 'cancel':
      return verdictOf(await client.call('cancelConsultation', because));
    case 'reopen':
      return verdictOf(await client.call('reopenConsultation', because));
  }
}

interface Row {
  readonly state: string;
  readonly revision: number;
  readonly expert_id: string | null;
  readonly answer_form: string;
  readonly messages: number;
  readonly sessions: string;
}

async function stored(id: string): Promise<Row> {
  const [row] = await api.orm.em.fork().execute<Row[]>(
    `select state, revision, expert_id, answer_form,
       (select count(*)::int from consultation_message where consultation_id = c.id) as messages,
       (select count(*)::int from live_session where consultation_id = c.id
          and state in ('booked', 'waiting', 'live'))::text as sessions
     from consultation c where id = ?`,
    [id],
  );
  if (!row) throw new Error('The consultation is gone');
  return row;
}

const expected = (model: Model): Row => ({
  state: model.state,
  revision: model.revision,
  expert_id: model.expert && ids[model.expert],
  answer_form: model.answerForm,
  messages: model.messages,
  sessions: model.sessionStartsAt === null ? '0' : '1',
});

/** A signed opinion is acknowledged once its record is there: rendered at once, so that the model need not wait. */
async function render(id: string, model: Model): Promise<void> {
  if (model.state !== 'signed') return;
  await api.orm.em.fork().execute(
    `insert into record_document (id, consultation_id, opinion_id, sha256, size_bytes, rendered_at, retention_class,
       retain_until)
     select gen_random_uuid(), o.consultation_id, o.id, 'x', 1, now(), 'inpatient', '2099-01-01'
     from opinion o where o.consultation_id = ? on conflict do nothing`,
    [id],
  );
}

/** The experts are free again for the next run. */
const clearBookings = () =>
  api.orm.em.fork().execute(
    `update live_session set state = 'cancelled' where state in ('booked', 'waiting', 'live');
       update reservation set state = 'released' where state <> 'released'`,
  );

type Step =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'legal'; readonly pick: number }
  /** A legal command against any other, or against itself from a second window. */
  | { readonly kind: 'race'; readonly pick: number; readonly command: Command; readonly isSame: boolean }
  | { readonly kind: 'message'; readonly player: Player }
  | { readonly kind: 'time'; readonly hours: number };

const anyCommand: fc.Arbitrary<Command> = fc.record({
  action: fc.constantFrom(...modelActions),
  player: fc.constantFrom(...players),
  isOutdated: fc.constantFrom(false, false, false, true),
  inHours: fc.constantFrom(1, 3, 30),
});
/** What may be done now, of which one is picked: a walk of anything at all would hardly leave the first states. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.nat().map((pick): Step => ({ kind: 'legal', pick })) },
  { weight: 4, arbitrary: anyCommand.map((command): Step => ({ kind: 'command', command })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(), anyCommand, fc.boolean())
      .map(([pick, command, isSame]): Step => ({ kind: 'race', pick, command, isSame })),
  },
  { weight: 1, arbitrary: fc.constantFrom(...players).map((player): Step => ({ kind: 'message', player })) },
  { weight: 2, arbitrary: fc.constantFrom(1, 7, 19, 80).map((hours): Step => ({ kind: 'time', hours })) },
);

/** One of all commands that the model would let pass now; nothing where none would. */
function legalCommand(model: Model, pick: number): Command | undefined {
  const all = modelActions.flatMap((action) =>
    players.map((player): Command => ({ action, player, isOutdated: false, inHours: 1 })),
  );
  const now = clock.now().getTime();
  const legal = all.filter((one) => foresee(model, one, now) === 'done');
  return legal[pick % Math.max(1, legal.length)];
}

/** Both at once: it must have gone as if one had come after the other, in either order. */
async function race(id: string, model: Model, [one, other]: readonly [Command, Command]): Promise<Model> {
  const now = clock.now().getTime();
  const outcomes = [false, true].map((isSwapped) => {
    const [first, second] = isSwapped ? [other, one] : [one, other];
    const copy = { ...model };
    const firstVerdict = foresee(copy, first, now);
    if (firstVerdict === 'done') carryOut(copy, first, now);
    // What the second sends was made from the copy before the first.
    const isBehind = firstVerdict === 'done';
    const secondVerdict = foresee(copy, { ...second, isOutdated: second.isOutdated || isBehind }, now);
    if (secondVerdict === 'done') carryOut(copy, second, now);
    return { copy, verdicts: isSwapped ? [secondVerdict, firstVerdict] : [firstVerdict, secondVerdict] };
  });
  await prove(model, [one, other]);
  const real = await Promise.all([send(id, model, one), send(id, model, other)]);
  const row = await stored(id);
  const fitting = outcomes.find(
    ({ copy, verdicts: foreseen }) =>
      foreseen.join() === real.join() && JSON.stringify(expected(copy)) === JSON.stringify(row),
  );
  if (!fitting) {
    throw new Error(`A race ended as in no order: ${JSON.stringify({ one, other, real, row, outcomes })}`);
  }
  return fitting.copy;
}

async function walk(steps: readonly Step[]): Promise<void> {
  await clearBookings();
  const { id } = await draft(clients.doctor);
  let model = { ...begun(), revision: (await stored(id)).revision };
  for (const one of steps) {
    const now = clock.now().getTime();
    switch (one.kind) {
      case 'legal':
      case 'command': {
        const command = one.kind === 'legal' ? legalCommand(model, one.pick) : one.command;
        if (!command) break;
        const foreseen = foresee(model, command, now);
        await prove(model, [command]);
        expect([command, await send(id, model, command)]).toEqual([command, foreseen]);
        if (foreseen === 'done') carryOut(model, command, now);
        break;
      }
      case 'race': {
        const first = legalCommand(model, one.pick);
        if (first) model = await race(id, model, [first, one.isSame ? first : one.command]);
        break;
      }
      case 'message': {
        const answer = await clients[one.player].call('postMessage', {
          params: { consultationId: id },
          body: { id: randomUUID(), body: '消息' },
        });
        const isOver = ['closed', 'refused', 'expired', 'cancelled'].includes(model.state);
        const foreseen = !sees(model, one.player) ? 'hidden' : isOver ? 'wrongState' : 'done';
        expect([one, verdictOf(answer)]).toEqual([one, foreseen]);
        if (foreseen === 'done') model.messages += 1;
        break;
      }
      case 'time':
        clock.advance(one.hours * hourMs);
        await Promise.all([1, 2].map(() => actAsSystem(() => api.app.get(CourseClock).sweep())));
        passTime(model, clock.now().getTime());
        break;
    }
    await render(id, model);
    expect([one, await stored(id)]).toEqual([one, expected(model)]);
  }
}

describe('the course of a consultation under random commands', () => {
  it('is at every step what the model says, whoever does what from wherever', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30, size: 'max' }), walk), {
      numRuns: 25,
      endOnFailure: true,
    });
  }, 240_000);
});
