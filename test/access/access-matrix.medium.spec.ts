import { hints, signallingRequests } from '@jiedui/contracts';
import { type AccessRelation, consultationRelations, hospitalRelations, roles } from '@jiedui/domain';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { ApiHarness } from '../../apps/api/test/api-harness.js';
import { people, roleOf } from './cast.js';
import { HintCases } from './hint-cases.js';
import { ListCases } from './list-cases.js';
import { relationsOnStage } from './relations.js';
import { documentedRoutes, RouteCases, undeclaredRoutes } from './route-cases.js';
import { RowSecurityCases } from './row-security-cases.js';
import { SignallingCases } from './signalling-cases.js';
import { Stage } from './stage.js';
import { Tally } from './tally.js';

jest.setTimeout(1_200_000);

let api: ApiHarness;
let stage: Stage;
let relations: ReadonlySet<AccessRelation> = new Set();
const matrix = new Tally();
const rlsOnly = new Tally();

beforeAll(async () => {
  api = await ApiHarness.start({ DATABASE_POOL: '12' });
  await api.app.listen(0, '127.0.0.1');
  stage = await Stage.set(api);
  relations = await relationsOnStage(stage);
});
afterAll(async () => {
  await report();
  await api.stop();
});

/** A part that broke off counts as wrong: the line must not look better than the run. */
const parts = 5;
let finished = 0;

/** The line of the matrix, for the command that prints it. */
async function report(): Promise<void> {
  const file = process.env.ACCESS_MATRIX_OUT;
  if (!file) return;
  const line = {
    routes: documentedRoutes().length,
    socketEvents: Object.keys(hints).length + Object.keys(signallingRequests).length,
    roles: new Set(people.map(roleOf)).size,
    relations: relations.size,
    cases: matrix.cases,
    wrong: matrix.wrong.length + parts - finished,
    rlsOnly: { cases: rlsOnly.cases, wrong: rlsOnly.wrong.length },
  };
  await writeFile(file, JSON.stringify(line));
}

/** Adds a part to its whole. @returns what was wrong in it */
async function wrongIn(whole: Tally, part: Promise<Tally>): Promise<readonly string[]> {
  const tally = await part;
  finished += 1;
  whole.add(tally);
  return tally.cases === 0 ? ['nothing was tried'] : tally.wrong;
}

it('declares for every route who may', () => {
  const undeclared = undeclaredRoutes();
  for (const fault of undeclared) matrix.check(fault, false, true);
  expect(undeclared).toEqual([]);
});

it('has somebody of every role, and in every relation but that of the system itself', () => {
  expect(new Set(people.map(roleOf))).toEqual(new Set(roles));
  const all = new Set<AccessRelation>([...consultationRelations, ...hospitalRelations]);
  all.delete('system');
  expect(relations).toEqual(all);
});

// In this order: lists and rows are compared before anything is copied or changed.
describe('whoever asks', () => {
  it('is listed and counted what they may see', async () => {
    expect(await wrongIn(matrix, new ListCases(stage).run())).toEqual([]);
  });

  it('finds the second lock closed where the first is open', async () => {
    expect(await wrongIn(rlsOnly, RowSecurityCases.run(stage))).toEqual([]);
  });

  it('hears of what they may see', async () => {
    const url = await api.app.getUrl();
    expect(await wrongIn(matrix, new HintCases(stage, url).run())).toEqual([]);
  });

  it('is let in by routes as declared', async () => {
    expect(await wrongIn(matrix, new RouteCases(stage).run())).toEqual([]);
  });

  it('is let into rooms with a ticket of theirs alone', async () => {
    expect(await wrongIn(matrix, SignallingCases.run(stage))).toEqual([]);
  });
});
