import 'reflect-metadata';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { connectDatabase } from '../../apps/api/src/base/database/orm.js';
import { entities } from '../../apps/api/src/entities.js';
import { SlotFinder, stateWorkdays } from '../../apps/api/src/features/scheduling/index.js';
import { fillCalendars } from './slots-data.js';

/**
 * Three experts and a room in one question, among 5,000 experts whose calendars are full: one by name, two of any
 * cardiologist or neurologist of the hospital, any of its rooms.
 */
const rounds = 200;
const warmUps = 20;
const dayMs = 24 * 3_600_000;
const minuteMs = 60_000;
const limitMs = 50;
const limitOneMs = 3;

interface Asked {
  readonly hospitalId: HospitalId;
  readonly countyId: HospitalId;
  readonly named: string;
  readonly seats: readonly { readonly subject: 'expert' | 'resource'; readonly ids: readonly string[] }[];
}

const now = new Date();
const finder = new SlotFinder({ now: () => now }, stateWorkdays());

const percentile = (times: readonly number[], share: number): number =>
  Number((times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0).toFixed(2));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const question = ({ hospitalId, countyId }: Asked, days: number, seats: Asked['seats']) => ({
  window: { from: now.getTime(), until: now.getTime() + days * dayMs },
  durationMinutes: 20,
  everyMinutes: 15,
  limit: 40,
  seats,
  invitingHospitalId: countyId,
  invitedHospitalId: hospitalId,
  isOutsideHours: false,
  forConsultation: null,
});

const idsOf = async (em: EntityManager, sql: string, parameters: readonly unknown[]) =>
  (await em.execute<{ id: string }[]>(sql, [...parameters])).map(({ id }) => id);

/** Another hospital and other experts each time: no question finds the rows of the last one warm. */
async function questions(em: EntityManager): Promise<Asked[]> {
  const hospitals = await idsOf(em, `select id from hospital where code like 'TOP-%' order by code`, []);
  const [county] = await idsOf(em, `select id from hospital where code = 'COUNTY'`, []);
  return Promise.all(
    hospitals.map(async (hospitalId) => {
      const experts = (specialty: string) =>
        idsOf(
          em,
          `select person_id as id from post where hospital_id = ? and ? = any(specialties) order by 1`,
          [hospitalId, specialty],
        );
      const [named = ''] = await experts('oncology');
      const rooms = await idsOf(em, 'select id from resource where hospital_id = ?', [hospitalId]);
      return {
        hospitalId: hospitalId as HospitalId,
        countyId: county as HospitalId,
        named,
        seats: [
          { subject: 'expert', ids: [named] },
          { subject: 'expert', ids: await experts('cardiology') },
          { subject: 'expert', ids: await experts('neurology') },
          { subject: 'resource', ids: rooms },
        ],
      };
    }),
  );
}

async function series(em: EntityManager, asked: readonly Asked[], days: number, isAlone = false) {
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < rounds + warmUps; round += 1) {
    const one = asked[round % asked.length] as Asked;
    const seats = isAlone ? [{ subject: 'expert' as const, ids: [one.named] }] : one.seats;
    const ms = await timed(async () => {
      const answer = await em.transactional((inner) => finder.find(inner, question(one, days, seats)));
      found += answer.slots.length;
    });
    if (round >= warmUps) times.push(ms);
  }
  if (found === 0) throw new Error('No slot was found at all: the calendars are not what they should be');
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

const orm = await connectDatabase(process.env['DATABASE_OWNER_URL'] ?? '', entities, 2);
try {
  await orm.migrator.up();
  const em = orm.em.fork();
  const filled = await fillCalendars(em, new Date(Math.floor(now.getTime() / minuteMs) * minuteMs));
  const asked = await questions(em);
  const alone = await series(em, asked, 30, true);
  const [week, month, quarter] = [
    await series(em, asked, 7),
    await series(em, asked, 30),
    await series(em, asked, 90),
  ];
  console.error(
    JSON.stringify({
      ...filled,
      oneExpert: { p50Ms: alone.p50, p99Ms: alone.p99, limitMs: limitOneMs },
      limitMs,
    }),
  );
  console.log(
    JSON.stringify({
      name: 'slots',
      p50Ms: month.p50,
      p99Ms: month.p99,
      rssMb: Math.round(process.memoryUsage().rss / 1024 / 1024),
      growth: { '7d': week.p50, '30d': month.p50, '90d': quarter.p50 },
    }),
  );
} finally {
  await orm.close();
}
