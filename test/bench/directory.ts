import 'reflect-metadata';
import type { HospitalFilter } from '@jiedui/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { connectDatabase } from '../../apps/api/src/base/database/orm.js';
import { seedNation } from '../../apps/api/src/demo/nation/nation.seed.js';
import { entities } from '../../apps/api/src/entities.js';
import { countHospitals, listHospitals } from '../../apps/api/src/features/hospitals/index.js';
import { loadRegions } from '../../apps/api/src/features/regions/index.js';

/** About as many hospitals as the whole country has: the synthetic nation, eighteen times over. */
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
  await listHospitals(em, filter, { limit: pageSize, offset: 0 });
  await countHospitals(em, filter);
}

async function reference(em: EntityManager, search: string): Promise<void> {
  const patterns = Array.from({ length: 3 }, () => `%${search}%`);
  await em.execute(`${scan('*')} order by region_code, code limit ${pageSize}`, patterns);
  await em.execute(scan('count(*)'), patterns);
}

async function fill(em: EntityManager): Promise<number> {
  await loadRegions(em);
  await seedNation(em, '1', () => undefined);
  await em.execute(
    `insert into hospital (id, code, name_zh, name_en, time_zone, region_code, tier, kind, grade, flags, specialties,
       departments, equipment, working_hours, link, search_text)
     select gen_random_uuid(), code || '-' || n, name_zh, name_en, time_zone, region_code, tier, kind, grade, flags,
       specialties, departments, equipment, working_hours, link, search_text || ' ' || n
     from hospital, generate_series(1, ?) as n`,
    [copies],
  );
  const [row] = await em.execute<[{ count: number }]>('select count(*)::int as count from hospital');
  return row.count;
}

const orm = await connectDatabase(process.env.DATABASE_OWNER_URL ?? '', entities);
try {
  await orm.migrator.up();
  const hospitals = await orm.em.fork().transactional((em) => fill(em));
  const em = orm.em.fork();
  await em.execute('vacuum analyze hospital');
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
  const referenceP95Ms = percentile(theirs, 0.95);
  console.log(
    JSON.stringify({
      bench: 'directory',
      hospitals,
      searches: own.length,
      p50Ms: percentile(own, 0.5),
      p95Ms,
      maxMs: percentile(own, 1),
      limitMs: 50,
      reference: {
        what: 'ILIKE scan of names and code',
        p50Ms: percentile(theirs, 0.5),
        p95Ms: referenceP95Ms,
      },
      ratio: Number((p95Ms / referenceP95Ms).toFixed(2)),
      pass: p95Ms < 50,
    }),
  );
} finally {
  await orm.close();
}
