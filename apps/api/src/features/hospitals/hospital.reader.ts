import { Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type HospitalDetail,
  type HospitalPage,
  type HospitalSummary,
  type InputOf,
  type Region,
} from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AccessPolicy } from '../policy/index.js';
import { findRegionPaths } from '../regions/index.js';
import { findGrades } from './hospital.grades.js';
import { findHospitalSlice } from './hospital.query.js';
import { findHospitals, type HospitalRecord } from './hospital.record.js';
import { findChildren, findParent } from './hospital.relations.js';

const summaryOf = (record: HospitalRecord, regionPath: Region[]): HospitalSummary => {
  const { id, code, nameZh, nameEn, timeZone, tier, kind, grade, specialties, flags } = record;
  return { id, code, nameZh, nameEn, timeZone, regionPath, tier, kind, grade, specialties, flags };
};

/** The directory is open to everybody who is signed in: it says nothing of patients. */
@Injectable()
export class HospitalReader {
  constructor(
    private readonly database: Database,
    private readonly policy: AccessPolicy,
  ) {}

  list({ page, pageSize, ...filter }: InputOf<'listHospitals'>['query']): Promise<HospitalPage> {
    return this.database.read(async (em) => {
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const { records, total } = await findHospitalSlice(em, filter, slice);
      const pathOf = await findRegionPaths(
        em,
        records.map(({ regionCode }) => regionCode),
      );
      const items = records.map((record) => summaryOf(record, pathOf(record.regionCode)));
      return { items, total, page, pageSize };
    });
  }

  get(caller: Caller, id: HospitalId): Promise<HospitalDetail> {
    return this.database.read(async (em) => this.detail(em, caller, await findHospital(em, id)));
  }

  async detail(em: EntityManager, { actor }: Caller, record: HospitalRecord): Promise<HospitalDetail> {
    const { id, regionCode, revision, updatedAt, beds, departments, equipment, workingHours, link } = record;
    const pathOf = await findRegionPaths(em, [regionCode]);
    return {
      ...summaryOf(record, pathOf(regionCode)),
      revision,
      updatedAt,
      gradeHistory: await findGrades(em, id),
      parent: await findParent(em, record),
      children: await findChildren(em, id),
      beds,
      departments,
      equipment,
      workingHours,
      link,
      may: {
        changeProfile: this.policy.allows(actor, 'hospital.change', {
          kind: 'hospital',
          hospitalId: id,
          regionCode,
        }),
        changeRegistration: this.policy.allows(actor, 'registry.manage', { kind: 'installation' }),
      },
    };
  }
}

/** @throws NOT_FOUND */
export async function findHospital(em: EntityManager, id: HospitalId): Promise<HospitalRecord> {
  const [record] = await findHospitals(em, 'where h.id = ?', [id]);
  if (!record) throw new CatalogueError('NOT_FOUND');
  return record;
}
