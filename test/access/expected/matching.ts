import { newId } from '../../../apps/api/src/base/database/id.js';
import type { MatchingRunId } from '@jiedui/kernel';
import type { Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import type { Stage } from '../stage.js';

/** A plan of COUNTY-A is its own coordinator's; plans of a region are its supervisors'. */
const keepers: readonly Person[] = ['invitingCoordinator'];
const planners: readonly Person[] = [
  'invitingCoordinator',
  'invitedCoordinator',
  'foreignCoordinator',
  'supervisorAbove',
  'supervisorElsewhere',
];
const kept = { to: keepers, otherwise: 'forbidden' as const };

const rules = { maxPartners: 3, isLeadRequired: false, team: null, maxDropped: null };
const wishes = { pins: [], bans: [], places: [] };
const figures = {
  counties: 1,
  tops: 1,
  asks: 1,
  answered: 1,
  places: 1,
  arcs: 1,
  objective: 1,
  bound: 1,
  gapPercent: 0,
  greedyObjective: 1,
  partners: 1,
  kept: 0,
  living: 0,
  solveMs: 1,
};

/** A plan of COUNTY-A: one ask that TOP-A answers, solved or still waiting. */
export async function runOf(
  { api, cast, hospitals }: Stage,
  state: 'queued' | 'solved',
): Promise<MatchingRunId> {
  const id = newId<MatchingRunId>();
  const [county, top] = [hospitals['COUNTY-A'], hospitals['TOP-A']];
  const ask = { specialty: 'cardiology', casesPerYear: 100, transferOutPercent: 50, capability: 1 };
  const problem = {
    counties: [
      {
        id: county,
        regionCode: '530926',
        languages: [],
        isTeam: false,
        asks: [{ ...ask, wantedTechniques: [] }],
      },
    ],
    tops: [
      {
        id: top,
        regionCode: '310104',
        languages: [],
        places: 1,
        offers: [{ specialty: 'cardiology', capability: 5, techniques: [] }],
      },
    ],
    living: [],
    pins: [],
    bans: [],
    rules,
  };
  const rulePrices = { rules: [], kept: 0, mustKeep: 0 };
  const plan = { kind: 'solved', chosen: [0], objective: 1, bound: 1, rulePrices, prices: [0], solveMs: 1 };
  await api.orm.em.fork().transactional(async (em) => {
    await em.execute(
      `insert into matching_run (id, name, state, hospital_id, rules, wishes, figures, started_by_id, started_at)
       values (?, 'x', ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, now())`,
      [
        id,
        state,
        county,
        JSON.stringify(rules),
        JSON.stringify(wishes),
        state === 'solved' ? JSON.stringify(figures) : null,
        cast.ids.invitingCoordinator,
      ],
    );
    await em.execute('insert into matching_material (run_id, problem, plan) values (?, ?::jsonb, ?::jsonb)', [
      id,
      JSON.stringify(problem),
      JSON.stringify({ ...plan, greedyObjective: 1, arcs: 1 }),
    ]);
    await em.execute(
      `insert into matching_choice
         (run_id, ask, county_id, specialty, top_id, score, need, is_team, is_lead, is_living, is_pinned)
       values (?, 0, ?, 'cardiology', ?, 1, 1, false, true, false, false)`,
      [id, county, top],
    );
  });
  return id;
}

const solved = async (stage: Stage) => ({ params: { runId: await runOf(stage, 'solved') } });

/** Plans that match needs with strengths. */
export const onMatching = {
  listMatchingRuns: { to: planners, otherwise: 'forbidden', ask: () => ({ query: {} }) },
  startMatching: {
    ...kept,
    mayEnd: ['MATCHING_ALREADY_RUNNING'],
    ask: (stage) => ({
      body: {
        name: 'x',
        regionCode: null,
        hospitalId: stage.hospital('COUNTY-A'),
        topRegionCode: null,
        rules,
        wishes,
      },
    }),
  },
  getMatchingRun: { ...kept, ask: solved },
  cancelMatching: { ...kept, ask: async (stage) => ({ params: { runId: await runOf(stage, 'queued') } }) },
  listMatchChoices: { ...kept, ask: async (stage) => ({ ...(await solved(stage)), query: {} }) },
  explainMatch: {
    ...kept,
    ask: async (stage) => ({
      ...(await solved(stage)),
      query: { countyId: stage.hospital('COUNTY-A'), specialty: 'cardiology' as const },
    }),
  },
  tryMatching: { ...kept, ask: async (stage) => ({ ...(await solved(stage)), body: wishes }) },
  compareMatchingRuns: {
    ...kept,
    ask: async (stage) => ({
      ...(await solved(stage)),
      query: { otherId: await runOf(stage, 'solved') },
    }),
  },
  acceptMatches: {
    ...kept,
    mayEnd: ['MATCHES_ALREADY_TAKEN', 'MATCHES_NONE_OPEN'],
    ask: async (stage) => ({ ...(await solved(stage)), body: { choices: null } }),
  },
} satisfies Partial<Expectations>;
