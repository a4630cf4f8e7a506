import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { appointed } from '../../../test/people-steps.js';
import { seedNation } from '../../demo/nation/nation.seed.js';

let api: ApiHarness;
let nationwide: ApiClient;

beforeAll(async () => {
  api = await ApiHarness.start();
  await api.orm.em.fork().transactional((em) => seedNation(em, '7', () => undefined));
  await api.orm.em.fork().execute('analyze');
  nationwide = await appointed(api, {
    email: 'nation@supervisor.example',
    role: 'supervisor',
    regionCode: '0',
  });
}, 180_000);
afterAll(() => api.stop());

/** Far more than a busy machine needs; a plan that goes through all pairings for each of them takes longer. */
const quickMs = 5_000;

const quickest = async (work: () => Promise<unknown>) => {
  const times: number[] = [];
  for (let at = 0; at < 3; at += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
};

const page = (number: number) =>
  nationwide.call('listRadar', { query: { page: number, pageSize: 100 } }).then(({ body }) => body);

describe('a nation of pairings', () => {
  it('is listed page by page, each pairing once, in the order of silence', async () => {
    const first = await page(1);
    const pages = Math.ceil(first.total / 100);
    expect(pages).toBeGreaterThan(10);
    const items = [...first.items];
    for (let at = 2; at <= pages; at += 1) items.push(...(await page(at)).items);
    expect(new Set(items.map(({ pairing }) => pairing.id)).size).toBe(first.total);
    const silences = items.map(({ daysSilent }) => daysSilent);
    expect(silences).toEqual(silences.toSorted((a, b) => b - a));
  });

  it('counts the same in the list, in the figures, and in the provinces together', async () => {
    const { counts } = await page(1);
    const { figures, children } = (await nationwide.call('getRegionRadar', { query: {} })).body;
    expect(figures).toMatchObject(counts);
    for (const name of ['pairings', 'neverWoken', 'countyHospitals', 'unpairedHospitals'] as const) {
      expect(children.reduce((sum, child) => sum + child.figures[name], 0)).toBe(figures[name]);
    }
  });

  it('answers while somebody waits', async () => {
    const search = { search: '示范', state: 'asleep', page: 3 } as const;
    for (const read of [
      () => page(5),
      () => nationwide.call('listRadar', { query: search }),
      () => nationwide.call('getRegionRadar', { query: {} }),
    ]) {
      expect(await quickest(read)).toBeLessThan(quickMs);
    }
  });
});
