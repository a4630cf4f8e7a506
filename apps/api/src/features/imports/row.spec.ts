import { describe, expect, it } from '@jest/globals';
import { defaultWorkingHours } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { hospitalCells, headerCells, type HospitalRecord } from '../hospitals/index.js';
import { cellsBy, readHeader } from './header.js';
import { type Existing, mergeRow } from './row.merge.js';
import { parseRow, type RowCells } from './row.parser.js';

const now = '2026-06-01T00:00:00.000Z';
const newId = '0190a0a0-0000-7000-8000-000000000001' as HospitalId;
const hasRegion = (code: string) => ['53', '530926', '653022'].includes(code);

const record: HospitalRecord = {
  id: '0190a0a0-0000-7000-8000-000000000002' as HospitalId,
  code: 'X-01',
  nameZh: '示例县人民医院',
  nameEn: "Example County People's Hospital",
  regionCode: '530926',
  timeZone: 'Asia/Shanghai',
  tier: 'county',
  kind: 'general',
  grade: { level: 2, class: 'A' },
  parentId: '0190a0a0-0000-7000-8000-000000000003' as HospitalId,
  parentRelation: 'medicalCommunity',
  beds: 300,
  specialties: [{ specialty: 'cardiology', strength: 'countyKey' }],
  departments: [{ nameZh: '心内科', nameEn: 'Cardiology' }],
  equipment: [{ kind: 'ct', count: 2 }],
  workingHours: defaultWorkingHours,
  link: { kind: '4g', downMbps: 4, upMbps: 1.5, measuredAt: now },
  flags: ['keyCounty'],
  revision: 4,
  createdAt: now,
  updatedAt: now,
};
const existing: Existing = { record, parentCode: 'P-01', grades: new Map([['2019-12-01', '2A']]) };

const merge = (cells: RowCells, known?: Existing) => {
  const { draft, faults } = parseRow(cells);
  return mergeRow(draft, faults, { existing: known, newId, hasRegion, now });
};

describe('a row of a hospital file', () => {
  it.each(['zh-CN', 'en'] as const)('that was exported in %s changes nothing', (locale) => {
    const header = readHeader(headerCells) ?? [];
    const line = hospitalCells(record, { parentCode: 'P-01', gradeSince: '2019-12-01' }, locale);
    const merged = merge(
      cellsBy(
        header,
        line.map((cell) => (cell === null ? '' : String(cell))),
      ),
      existing,
    );
    expect([merged.outcome, merged.faults, merged.changedColumns]).toEqual(['unchanged', [], []]);
  });

  it('makes a hospital of little', () => {
    const { outcome, record: made } = merge({
      code: 'N-1',
      nameZh: '白杨医院',
      regionCode: '653022',
      tier: '县级',
      kind: '综合医院',
    });
    expect(outcome).toBe('created');
    expect(made).toMatchObject({
      id: newId,
      nameEn: 'Bai yang yi yuan',
      timeZone: 'Asia/Urumqi',
      revision: 1,
      grade: null,
    });
  });

  it('tells every fault of a row at once', () => {
    const { faults } = merge({
      code: 'bad code',
      regionCode: '99',
      tier: 'town',
      beds: '-3',
      grade: '四级',
      kind: 'general',
    });
    expect(faults.map(({ column, code }) => `${column} ${code}`).toSorted()).toEqual(
      [
        'beds outOfRange',
        'code invalid',
        'grade invalid',
        'nameZh missing',
        'regionCode regionUnknown',
        'tier notInList',
      ].toSorted(),
    );
  });

  it('leaves what is empty and empties what is a dash', () => {
    const merged = merge({ code: 'X-01', beds: '-', flags: '-', parentCode: '-', linkKind: '-' }, existing);
    expect(merged.record).toMatchObject({
      beds: null,
      flags: [],
      parentId: null,
      parentRelation: null,
      link: null,
      revision: 5,
    });
    expect(merged.record?.nameZh).toBe(record.nameZh);
    expect(merged.changedColumns.toSorted()).toEqual(['beds', 'flags', 'linkKind', 'parentCode']);
  });

  it('adds an upgrade to the history, and an older grade without touching the present one', () => {
    const upgrade = merge({ code: 'X-01', grade: '三级甲等', gradeSince: '2025-03-01' }, existing);
    expect(upgrade.record?.grade).toEqual({ level: 3, class: 'A' });
    const older = merge({ code: 'X-01', grade: '2B', gradeSince: '2010/1/1' }, existing);
    expect([older.record?.grade, older.grading]).toEqual([
      record.grade,
      { grade: { level: 2, class: 'B' }, since: '2010-01-01' },
    ]);
    expect(merge({ code: 'X-01', grade: '3A', gradeSince: '2030-01-01' }, existing).faults).toEqual([
      { column: 'gradeSince', code: 'outOfRange' },
    ]);
  });

  it('reads hours, lists and days in the forms that people write', () => {
    const { draft, faults } = parseRow({
      code: 'X-01',
      workingHours: '1-5 08:30-12:00 14:00-17:30；6 9:00-12:00',
      specialties: '心血管内科：国家重点；neurology',
      equipment: 'CT:2; 超声',
      gradeSince: '20210301',
    });
    expect(faults).toEqual([]);
    expect(draft.workingHours).toHaveLength(11);
    expect(draft.workingHours?.at(-1)).toEqual({ weekday: 6, fromMinute: 540, untilMinute: 720 });
    expect(draft.equipment).toEqual([
      { kind: 'ct', count: 2 },
      { kind: 'ultrasound', count: 1 },
    ]);
    expect(draft.specialties?.map(({ strength }) => strength)).toEqual(['nationalKey', 'ordinary']);
    expect(draft.gradeSince).toBe('2021-03-01');
  });

  it('needs the parts of a pair', () => {
    const cells = { code: 'N-1', nameZh: '甲', regionCode: '53', tier: 'county', kind: 'general' };
    const faultsOf = (more: RowCells) => merge({ ...cells, ...more }).faults;
    expect(faultsOf({ linkKind: '4g' })).toEqual([
      { column: 'linkDownMbps', code: 'incomplete' },
      { column: 'linkUpMbps', code: 'incomplete' },
    ]);
    expect(faultsOf({ parentCode: 'P-01' })).toEqual([{ column: 'parentRelation', code: 'incomplete' }]);
    expect(faultsOf({ gradeSince: '2020-01-01' })).toEqual([{ column: 'grade', code: 'incomplete' }]);
    expect(faultsOf({ parentCode: 'N-1', parentRelation: 'branch' })).toEqual([
      { column: 'parentCode', code: 'parentIsItself' },
    ]);
  });
});

describe('a header', () => {
  it('is understood in either language, in both, and by code', () => {
    expect(readHeader(['编码', 'Chinese name', '行政区划代码 / Region code', 'beds', '备注'])).toEqual([
      'code',
      'nameZh',
      'regionCode',
      'beds',
      undefined,
    ]);
    expect(readHeader(['中文名称', 'beds'])).toBeUndefined();
    expect(readHeader(['编码', 'Code'])).toBeUndefined();
  });
});
