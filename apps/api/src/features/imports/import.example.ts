import type { Locale } from '@jiedui/contracts';
import { defaultWorkingHours } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { TableRow } from '../../base/tables/table.writer.js';
import { hospitalCells } from '../hospitals/index.js';

/** A made-up hospital that shows how each column is filled in. */
export async function* exampleRow(locale: Locale): AsyncGenerator<TableRow> {
  const at = '2026-01-01T00:00:00.000Z';
  const record = {
    id: '' as HospitalId,
    code: 'EXAMPLE-01',
    nameZh: '示例县人民医院',
    nameEn: "Example County People's Hospital",
    regionCode: '530926',
    timeZone: 'Asia/Shanghai',
    tier: 'county',
    kind: 'general',
    grade: { level: 2, class: 'A' },
    parentId: null,
    parentRelation: 'medicalCommunity',
    beds: 300,
    specialties: [
      { specialty: 'cardiology', strength: 'countyKey' },
      { specialty: 'emergency', strength: 'ordinary' },
    ],
    departments: [{ nameZh: '心内科', nameEn: 'Cardiology' }],
    equipment: [{ kind: 'ct', count: 1 }],
    workingHours: defaultWorkingHours,
    link: { kind: '4g', downMbps: 4, upMbps: 1.5, measuredAt: at },
    flags: ['keyCounty', 'ethnic'],
    revision: 1,
    createdAt: at,
    updatedAt: at,
  } as const;
  yield hospitalCells(
    {
      ...record,
      specialties: [...record.specialties],
      departments: [...record.departments],
      equipment: [...record.equipment],
      workingHours: [...record.workingHours],
      flags: [...record.flags],
    },
    { parentCode: 'EXAMPLE-00', gradeSince: '2019-12-01' },
    locale,
  );
}
