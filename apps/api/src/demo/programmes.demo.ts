import type { FigureCode } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v5 } from 'uuid';

const namespace = '9d2f0b54-64a4-4a2f-8f6e-1f0f3c8f51aa';
const idOf = (label: string) => v5(label, namespace);

/** As published; nothing of it is made up. */
const targetedAssistance = {
  id: idOf('TARGETED-ASSISTANCE'),
  code: 'TARGETED-ASSISTANCE',
  name_zh: '三级医院对口帮扶县级医院',
  name_en: 'Paired assistance of county hospitals by tertiary hospitals',
  purpose_zh: '由三级医院对口帮扶县级医院，提升其服务能力。',
  purpose_en: 'Tertiary hospitals assist county hospitals, so that these can treat more.',
  starts_on: '2016-01-01',
  ends_on: null,
};

/** The demo's own, so that targets can be seen; no such programme exists. */
export const demoCapability = {
  id: idOf('DEMO-CAPABILITY'),
  code: 'DEMO-CAPABILITY',
  name_zh: '县级医院能力建设（演示）',
  name_en: 'Capability building of county hospitals (demonstration)',
  purpose_zh: '演示用项目：按医院设定等级、诊疗中心、重点专科和资金目标。',
  purpose_en: 'For demonstration: grades, centres, key specialties and funds as targets of hospitals.',
  starts_on: '2025-01-01',
  ends_on: '2027-12-31',
};

type Bound = 'exactly' | 'atLeast';
type Figure = readonly [FigureCode, number, Bound, asOf: string, precision: 'year' | 'month'];

const figures: readonly Figure[] = [
  ['topHospitals', 963, 'exactly', '2016-12-31', 'year'],
  ['countyHospitals', 1_180, 'exactly', '2016-12-31', 'year'],
  ['counties', 834, 'exactly', '2016-12-31', 'year'],
  ['topHospitals', 1_173, 'exactly', '2024-06-30', 'month'],
  ['countyHospitals', 1_496, 'exactly', '2024-06-30', 'month'],
  ['counties', 940, 'exactly', '2024-06-30', 'month'],
];

const sources = {
  '2016-12-31': [
    '国家卫生健康委员会公布（2016 年以来的结对规模）',
    'National Health Commission, as published: pairings since 2016',
  ],
  '2024-06-30': [
    '公开报道（2024 年 6 月），发布机构未记录',
    'Published accounts of June 2024, issuer not recorded',
  ],
} as Readonly<Record<string, readonly [zh: string, en: string]>>;

const insertProgrammes = `
insert into programme (id, code, name_zh, name_en, purpose_zh, purpose_en, starts_on, ends_on, created_at, updated_at)
select id, code, name_zh, name_en, purpose_zh, purpose_en, starts_on, ends_on, '2026-01-01', '2026-01-01'
from jsonb_populate_recordset(null::programme, ?::jsonb) on conflict do nothing`;

const insertFigures = `
insert into programme_figure (id, programme_id, code, bound, value, as_of, as_of_precision, source_zh, source_en)
select id, programme_id, code, bound, value, as_of, as_of_precision, source_zh, source_en
from jsonb_populate_recordset(null::programme_figure, ?::jsonb) on conflict do nothing`;

/** The published programme, and the demo's own. What is there already stays as it is. */
export async function seedProgrammes(em: EntityManager): Promise<void> {
  await em.execute(insertProgrammes, [JSON.stringify([targetedAssistance, demoCapability])]);
  const rows = figures.map(([code, value, bound, asOf, precision]) => ({
    id: idOf(`${code}/${asOf}`),
    programme_id: targetedAssistance.id,
    code,
    bound,
    value,
    as_of: asOf,
    as_of_precision: precision,
    source_zh: sources[asOf]?.[0],
    source_en: sources[asOf]?.[1],
  }));
  await em.execute(insertFigures, [JSON.stringify(rows)]);
}

export interface TargetSeed {
  readonly hospital_id: string;
  readonly kind: string;
  readonly what: string;
  readonly due_on: string;
  readonly funds_yuan?: number;
  readonly reached_on?: string;
  readonly note?: string;
}

const insertTargets = `
insert into programme_target (id, programme_id, hospital_id, kind, what, due_on, funds_yuan, reached_on, note, updated_at)
select id, programme_id, hospital_id, kind, what, due_on, funds_yuan, reached_on, coalesce(note, ''), '2026-01-01'
from jsonb_populate_recordset(null::programme_target, ?::jsonb) on conflict do nothing`;

const insertMembers = `
insert into programme_member (programme_id, hospital_id, role, since)
select ?, hospital_id, 'assisted', '2025-01-01'
from jsonb_to_recordset(?::jsonb) as one (hospital_id uuid) group by hospital_id on conflict do nothing`;

/** Takes the hospitals into the demonstration and sets them their targets. */
export async function seedTargets(em: EntityManager, targets: readonly TargetSeed[]): Promise<void> {
  const rows = targets.map((target) => ({
    ...target,
    id: idOf(`${target.hospital_id}/${target.kind}/${target.what}`),
    programme_id: demoCapability.id,
  }));
  await em.execute(insertTargets, [JSON.stringify(rows)]);
  await em.execute(insertMembers, [demoCapability.id, JSON.stringify(rows)]);
}

const demoTargets: readonly (Omit<TargetSeed, 'hospital_id'> & { readonly hospital: string })[] = [
  { hospital: 'COUNTY-A', kind: 'grade', what: '3B', due_on: '2027-06-30' },
  { hospital: 'COUNTY-A', kind: 'centre', what: 'chestPain', due_on: '2025-12-31', reached_on: '2025-11-20' },
  { hospital: 'COUNTY-A', kind: 'centre', what: 'stroke', due_on: '2026-09-30' },
  { hospital: 'COUNTY-A', kind: 'keySpecialty', what: 'cardiology', due_on: '2026-12-31' },
  {
    hospital: 'COUNTY-A',
    kind: 'funds',
    what: '设备购置',
    due_on: '2026-03-31',
    funds_yuan: 6_000_000,
    reached_on: '2026-04-18',
  },
  { hospital: 'COUNTY-B', kind: 'grade', what: '2A', due_on: '2026-12-31' },
  { hospital: 'COUNTY-B', kind: 'centre', what: 'criticalMaternal', due_on: '2027-03-31' },
  { hospital: 'COUNTY-B', kind: 'funds', what: '人才培养', due_on: '2027-06-30', funds_yuan: 1_500_000 },
];

/** Targets of the demo's two county hospitals. */
export async function seedDemoTargets(em: EntityManager): Promise<void> {
  const rows = await em.execute<{ id: string; code: string }[]>('select id, code from hospital');
  const byCode = new Map(rows.map(({ id, code }) => [code, id]));
  await seedTargets(
    em,
    demoTargets.flatMap(({ hospital, ...target }) => {
      const hospital_id = byCode.get(hospital);
      return hospital_id ? [{ ...target, hospital_id }] : [];
    }),
  );
}
