import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InputOf, MatchingRun } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { waitFor } from '@jiedui/testing';
import { ApiHarness } from '../../../test/api-harness.js';

let api: ApiHarness;
let county: Awaited<ReturnType<ApiHarness['signIn']>>;
let top: Awaited<ReturnType<ApiHarness['signIn']>>;
const ids: Record<string, HospitalId> = {};

beforeAll(async () => {
  api = await ApiHarness.start();
  county = await api.signIn('coordinator@county-a.example');
  top = await api.signIn('coordinator@top-a.example');
  const rows = await api.orm.em
    .fork()
    .execute<{ code: string; id: HospitalId }[]>('select code, id from hospital');
  for (const { code, id } of rows) ids[code] = id;
});
afterAll(() => api.stop());

type Request = InputOf<'startMatching'>['body'];
const request = (change: Partial<Request>): Request => ({
  name: 'Next year',
  regionCode: null,
  hospitalId: ids['COUNTY-A'] as HospitalId,
  topRegionCode: null,
  rules: { maxPartners: 3, isLeadRequired: false, team: null, maxDropped: null },
  wishes: { pins: [], bans: [], places: [] },
  ...change,
});

async function solved(who: typeof county, change: Partial<Request> = {}): Promise<MatchingRun> {
  const begun = await who.call('startMatching', { body: request(change) });
  expect(begun.status).toBe(200);
  const params = { runId: begun.body.id };
  let run = begun.body;
  await waitFor(
    'the plan',
    async () => {
      run = (await who.call('getMatchingRun', { params })).body;
      return run.state !== 'queued' && run.state !== 'solving';
    },
    30_000,
  );
  return run;
}

const choicesOf = async (who: typeof county, run: MatchingRun) =>
  (await who.call('listMatchChoices', { params: { runId: run.id }, query: {} })).body.items;

describe('a plan of one county hospital', () => {
  it('answers its asks, is proven, explained, tried and compared', async () => {
    const run = await solved(county);
    expect(run).toMatchObject({ state: 'solved', figures: { gapPercent: 0 } });
    expect(run.figures?.answered).toBeGreaterThan(0);
    const choices = await choicesOf(county, run);
    expect(choices.reduce((sum, { score }) => sum + (score ?? 0), 0)).toBe(run.figures?.objective);
    const choice = choices.find((one) => one.top !== null);
    if (!choice?.top) throw new Error('nothing is answered');
    const query = { countyId: choice.county.id, specialty: choice.specialty };
    const params = { runId: run.id };
    const why = (await county.call('explainMatch', { params, query })).body;
    expect(why.chosen?.parts.total).toBe(choice.score);
    expect(why.chosen?.net).toBe(why.profit);
    const wishes = {
      pins: [],
      bans: [{ countyId: choice.county.id, topId: choice.top.id, specialty: choice.specialty }],
      places: [],
    };
    const tried = (await county.call('tryMatching', { params, body: wishes })).body;
    expect(tried).toMatchObject({ isExact: true, objectiveBefore: run.figures?.objective, brokenRules: [] });
    expect(tried.differences).toContainEqual(
      expect.objectContaining({ specialty: choice.specialty, before: choice.top }),
    );
    const without = await solved(county, { wishes });
    expect(without.figures?.objective).toBe(tried.objectiveAfter);
    const compared = await county.call('compareMatchingRuns', { params, query: { otherId: without.id } });
    expect(compared.body.differences).toContainEqual(
      expect.objectContaining({ specialty: choice.specialty, before: choice.top }),
    );
    const withdrawn = { pins: [], bans: [], places: [{ topId: choice.county.id, places: 0 }] };
    const refused = await county.call('tryMatching', { params, body: withdrawn });
    expect(refused.body.code).toBe('MATCHING_WISH_IMPOSSIBLE');
  });

  it('names what cannot hold together', async () => {
    const [choice] = (await choicesOf(county, await solved(county))).filter((one) => one.top !== null);
    if (!choice?.top) throw new Error('nothing is answered');
    const pin = { countyId: choice.county.id, topId: choice.top.id, specialty: choice.specialty };
    const run = await solved(county, { wishes: { pins: [pin], bans: [pin], places: [] } });
    expect(run.state).toBe('infeasible');
    expect(run.conflict?.map(({ kind }) => kind).toSorted()).toEqual(['ban', 'pin']);
    expect(run.conflict?.[0]?.county?.id).toBe(choice.county.id);
  });

  it('is nobody else’s', async () => {
    const run = await solved(county);
    const refused = await top.call('getMatchingRun', { params: { runId: run.id } });
    expect(refused.body.code).toBe('ACTION_NOT_ALLOWED');
    const foreign = await top.call('startMatching', { body: request({}) });
    expect(foreign.body.code).toBe('ACTION_NOT_ALLOWED');
  });
});

describe('two coordinators who accept overlapping proposals at once', () => {
  it('one wins, the other gets a clear conflict, and there is no half plan', async () => {
    const [one, other] = await Promise.all([
      solved(county),
      solved(top, { hospitalId: ids['TOP-A'] as HospitalId }),
    ]);
    const shared = new Set(
      (await choicesOf(county, one)).flatMap(({ specialty, top: chosen }) =>
        chosen?.id === ids['TOP-A'] ? [specialty] : [],
      ),
    );
    const overlapping = (await choicesOf(top, other)).filter(
      (choice) => choice.county.id === ids['COUNTY-A'] && shared.has(choice.specialty) && choice.canAccept,
    );
    expect(overlapping.length).toBeGreaterThan(0);
    const choices = overlapping.map((one) => ({ countyId: one.county.id, specialty: one.specialty }));
    const accept = (who: typeof county, run: MatchingRun) =>
      who.call('acceptMatches', { params: { runId: run.id }, body: { choices } });
    const ends = await Promise.all([accept(county, one), accept(top, other)]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = ends.find(({ status }) => status === 409);
    expect(lost?.body.code).toBe('MATCHES_ALREADY_TAKEN');
    const [winner, loser] = ends[0]?.status === 200 ? [one, other] : [other, one];
    const made = await api.orm.em.fork().execute<{ run: string; agreements: number }[]>(
      `select matching_run_id as run, count(*)::int as agreements from agreement
         where matching_run_id is not null group by 1`,
    );
    expect(made).toEqual([{ run: winner.id, agreements: expect.any(Number) }]);
    const left = await (winner === one ? top : county).call('getMatchingRun', {
      params: { runId: loser.id },
    });
    expect(left.body.accepted).toBe(0);
    const again = await accept(winner === one ? county : top, winner);
    expect(again.body.code).toBe('MATCHES_ALREADY_TAKEN');
  });
});
