import 'reflect-metadata';
import type { HospitalFilter } from '@jiedui/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { connectDatabase } from '../../apps/api/src/base/database/orm.js';
import { seedNation } from '../../apps/api/src/demo/nation/nation.seed.js';
import { entities } from '../../apps/api/src/entities.js';
import { findHospitalSlice } from '../../apps/api/src/features/hospitals/index.js';
import { loadRegions } from '../../apps/api/src/features/regions/index.js';

/** Eighteen times the programme's nation: about as many hospitals as the whole country has, every name many times. */
const copies = 17;
const rounds = 10;
const pageSize = 20;

/** The reference: the names as they are, looked through one by one. It knows no pinyin. */
const scan = (column: string) =>
  `select ${column} from hospital where name_zh ilike ? or name_en ilike ? or code ilike ?`;

const searches = ['示范', '青云', '第一示范医院', 'NC-0831', 'Demonstration Top', '松祥示范'];
const pinyinSearches = ['qysf', 'dysfyy', 'songxiang', 'xianziz'];
const filters: HospitalFilter[] = [
  { regionCode: '53' },
  { regionCode: '53', tier: 'county', search: 'dysfyy' },
  { specialty: 'cardiology', strength: 'provincialKey' },
  { gradeLevel: 3, gradeClass: 'A', flag: 'keyCounty' },
];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Number((sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(2));
}

async function directory(em: EntityManager, filter: HospitalFilter): Promise<void> {
  await findHospitalSlice(em, filter, { limit: pageSize, offset: 0 });
}

async function reference(em: EntityManager, search: string): Promise<void> {
  const patterns = Array.from({ length: 3 }, () => `%${search}%`);
  await em.execute(`${scan('*')} order by region_code, code limit ${pageSize}`, patterns);
  await em.execute(scan('count(*)'), patterns);
}

async function fill(em: EntityManager): Promise<void> {
  await loadRegions(em);
  await seedNation(em, '1', () => undefined);
}

async function multiply(em: EntityManager): Promise<void> {
  await em.execute(
    `insert into hospital (id, code, name_zh, name_en, time_zone, region_code, tier, kind, grade, flags, specialties,
       departments, equipment, working_hours, link, search_text)
     select gen_random_uuid(), code || '-' || n, name_zh, name_en, time_zone, region_code, tier, kind, grade, flags,
       specialties, departments, equipment, working_hours, link, search_text || ' ' || n
     from hospital, generate_series(1, ?) as n`,
    [copies],
  );
}

/** The directory and its reference in turns, so that both meet the same machine. */
async function measure(em: EntityManager) {
  await em.execute('vacuum analyze hospital');
  const [{ hospitals }] = await em.execute<[{ hospitals: number }]>(
    'select count(*)::int as hospitals from hospital',
  );
  const all: HospitalFilter[] = [
    ...[...searches, ...pinyinSearches].map((search) => ({ search })),
    ...filters,
  ];
  const own: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const filter of all) own.push(await timed(() => directory(em, filter)));
    for (const search of searches) theirs.push(await timed(() => reference(em, search)));
  }
  const p95Ms = percentile(own, 0.95);
  const reference95Ms = percentile(theirs, 0.95);
  return {
    hospitals,
    searches: own.length,
    p50Ms: percentile(own, 0.5),
    p95Ms,
    maxMs: percentile(own, 1),
    reference: { p50Ms: percentile(theirs, 0.5), p95Ms: reference95Ms },
    ratio: Number((p95Ms / reference95Ms).toFixed(2)),
  };
}

const limitMs = 50;
const orm = await connectDatabase(process.env.DATABASE_OWNER_URL ?? '', entities);
try {
  await orm.migrator.up();
  await orm.em.fork().transactional((em) => fill(em));
  const nation = await measure(orm.em.fork());
  await orm.em.fork().transactional((em) => multiply(em));
  const country = await measure(orm.em.fork());
  console.log(
    JSON.stringify({
      bench: 'directory',
      ...nation,
      limitMs,
      pass: nation.p95Ms < limitMs,
      referenceIs: 'ILIKE scan of names and code, without pinyin',
      eighteenfold: country,
    }),
  );
} finally {
  await orm.close();
}
