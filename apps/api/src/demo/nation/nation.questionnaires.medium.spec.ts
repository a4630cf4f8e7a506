import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asksForHelp, techniquesOf, totalGap } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiHarness } from '../../../test/api-harness.js';
import { latestCountyNeeds, latestTopStrengths } from '../../features/needs/index.js';
import { nationScale } from './nation.plan.js';
import { seedNation } from './nation.seed.js';

let api: ApiHarness;
let em: EntityManager;

beforeAll(async () => {
  api = await ApiHarness.start();
  em = api.orm.em.fork();
  await em.transactional((one) => seedNation(one, '1', () => undefined));
}, 120_000);
afterAll(() => api.stop());

const ofNation = async <T extends { hospitalId: string }>(found: Promise<T[]>): Promise<T[]> => {
  const rows = await em.execute<{ id: string }[]>("select id from hospital where code ~ '^N[TC]-'");
  const ids = new Set(rows.map(({ id }) => id));
  return (await found).filter(({ hospitalId }) => ids.has(hospitalId));
};

/** Far more than a busy machine needs; a plan that looks each line up in all of them takes longer. */
const quickMs = 5_000;

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

describe('what the synthetic nation says of itself', () => {
  it('asks for help in about twice as many lines as there are county hospitals, whole teams where it is key', async () => {
    const needs = await ofNation(latestCountyNeeds(em));
    expect(needs).toHaveLength(nationScale.countyHospitals);
    expect(new Set(needs.map(({ year }) => year))).toEqual(new Set([2026]));
    const asking = needs.map(({ specialties }) => specialties.filter(asksForHelp));
    const total = asking.reduce((sum, lines) => sum + lines.length, 0);
    expect(total).toBeGreaterThanOrEqual(2_400);
    expect(total).toBeLessThanOrEqual(2_500);
    expect(new Set(asking.map(({ length }) => length))).toEqual(new Set([1, 2, 5, 6, 7]));
    expect(asking.flat().every(({ capability }) => capability < 3)).toBe(true);
    const cases = needs.flatMap(({ specialties }) => specialties.map(({ casesPerYear }) => casesPerYear));
    expect(Math.min(...cases)).toBeGreaterThanOrEqual(50);
    expect(Math.max(...cases)).toBeGreaterThan(3_000);
  });

  it('offers what each top hospital is registered for, with techniques of that specialty', async () => {
    const strengths = await ofNation(latestTopStrengths(em));
    expect(strengths).toHaveLength(nationScale.topHospitals);
    for (const { posts, teleclinicHoursPerWeek, specialties } of strengths) {
      expect(posts).toBeGreaterThanOrEqual(4);
      expect(posts).toBeLessThanOrEqual(6);
      expect(teleclinicHoursPerWeek).toBeLessThanOrEqual(10);
      for (const { specialty, techniques, capability } of specialties) {
        expect(capability).toBeGreaterThanOrEqual(3);
        expect(techniquesOf[specialty]).toEqual(expect.arrayContaining([...techniques]));
      }
    }
    const [tibet] = await em.execute<{ languages: string[] }[]>(
      `select to_jsonb(languages) as languages from questionnaire q join hospital h on h.id = q.hospital_id
       where h.region_code like '54%' and q.kind = 'needs' and languages <> '{}' limit 1`,
    );
    expect(tibet?.languages).toEqual(['bod']);
  });

  it('was worse off the year before', async () => {
    const [before, now] = [await latestCountyNeeds(em, { year: 2025 }), await latestCountyNeeds(em)];
    const gap = (all: typeof now) => all.reduce((sum, { specialties }) => sum + totalGap(specialties), 0);
    expect(before[0]?.year).toBe(2025);
    expect(gap(before)).not.toBe(gap(now));
  });

  it('is read at one go, whatever the planner knows of the tables', async () => {
    expect(await milliseconds(() => latestCountyNeeds(em))).toBeLessThan(quickMs);
    expect(await milliseconds(() => latestTopStrengths(em))).toBeLessThan(quickMs);
    expect(await milliseconds(() => latestCountyNeeds(em, { regionCode: '53' }))).toBeLessThan(quickMs);
  });
});
