import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { selfSufficiency } from '@jiedui/domain';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { appointed } from '../../../test/people-steps.js';
import { seedNation } from '../../demo/nation/nation.seed.js';
import { SumsMemory } from './sums.memory.js';

let api: ApiHarness;
let supervisor: ApiClient;

beforeAll(async () => {
  api = await ApiHarness.start();
  await api.orm.em.fork().transactional((em) => seedNation(em, '7', () => undefined));
  await api.orm.em.fork().execute('analyze');
  supervisor = await appointed(api, { email: 'n@supervisor.example', role: 'supervisor', regionCode: '0' });
}, 180_000);
afterAll(() => api.stop());

/** Far more than a busy machine needs. */
const quickMs = 5_000;

it('a nation of 1,180 hospitals, six specialties and three years is summed while somebody waits', async () => {
  const [{ lines }] = await api.orm.em
    .fork()
    .execute<[{ lines: number }]>('select count(*)::int as lines from outcome');
  expect(lines).toBeGreaterThan(84_000);
  const query = { first: '2023Q3', last: '2026Q2' };
  const took: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const from = performance.now();
    const { body } = await supervisor.call('getRegionOutcomes', { query: { ...query, regionCode: '0' } });
    took.push(performance.now() - from);
    expect(body.quarters).toHaveLength(12);
    expect(body.children.length).toBeGreaterThan(25);
    expect(selfSufficiency(body.overview.latest) ?? 0).toBeGreaterThan(
      selfSufficiency(body.overview.baseline) ?? 1,
    );
    // Some fall: what they lost is told.
    expect(body.overview.avoided.lost).toBeLessThan(0);
  }
  expect(Math.min(...took)).toBeLessThan(quickMs);
});

it('what was summed once is not summed again, until somebody tells something new', async () => {
  const memory = api.app.get(SumsMemory, { strict: false });
  const em = api.orm.em.fork();
  const period = { first: '2023Q3', last: '2026Q2', baseline: '2023Q3' } as const;
  const sums = () => memory.find(em, { region: '0', childLength: 2, period });
  const casesIn = ({ sums: lines }: Awaited<ReturnType<typeof sums>>) =>
    lines.find(
      ({ child, specialty, quarter }) => child === null && specialty === null && quarter === '2026Q2',
    )?.casesLocal;
  const first = await sums();
  expect(await sums()).toBe(first);
  await em.execute(
    `update outcome set cases_local = cases_local + 1 where (hospital_id, quarter, specialty) =
       (select hospital_id, quarter, specialty from outcome where quarter = '2026Q2' limit 1)`,
  );
  expect(casesIn(await sums())).toBe((casesIn(first) ?? 0) + 1);
});
