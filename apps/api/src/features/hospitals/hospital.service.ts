import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type HospitalDetail, type InputOf } from '@jiedui/contracts';
import { type AuditAction, defaultWorkingHours, type RegistryField, registryFields } from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { enterGrade } from './hospital.grades.js';
import { holdRegister } from './hospital.lock.js';
import { findHospital, HospitalReader } from './hospital.reader.js';
import { type HospitalRecord, gradeText, saveHospitals } from './hospital.record.js';
import { requireSoundPlace } from './hospital.relations.js';

type NewHospital = InputOf<'createHospital'>['body'];
type Change = InputOf<'updateHospital'>['body'];
type Grading = InputOf<'gradeHospital'>['body'];

const uniqueViolation = '23505';
const isCodeTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === uniqueViolation;

const isRegistryField = (field: string): field is RegistryField =>
  (registryFields as readonly string[]).includes(field);

/** Changes to the register, each with its line in the audit trail. */
@Injectable()
export class HospitalService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly reader: HospitalReader,
  ) {}

  create(caller: Caller, { grade, ...content }: NewHospital): Promise<HospitalDetail> {
    const why = this.policy.require(caller.actor, 'registry.manage', { kind: 'installation' });
    this.requirePast(grade?.since);
    return this.database.transaction(async (em) => {
      await holdRegister(em);
      const now = this.clock.now().toISOString();
      const record: HospitalRecord = {
        beds: null,
        specialties: [],
        departments: [],
        equipment: [],
        workingHours: defaultWorkingHours,
        link: null,
        ...withoutUndefined(content),
        id: newId<HospitalId>(),
        grade: grade?.grade ?? null,
        revision: 1,
        createdAt: now,
        updatedAt: now,
      };
      await this.save(em, record);
      if (grade) await enterGrade(em, record.id, grade);
      await this.record(em, caller, 'create', record, { why, fields: Object.keys(content) });
      return this.reader.detail(em, caller, record);
    });
  }

  change(caller: Caller, id: HospitalId, { revision, ...change }: Change): Promise<HospitalDetail> {
    return this.database.transaction(async (em) => {
      await holdRegister(em);
      const before = await findHospital(em, id);
      const fields = Object.keys(withoutUndefined(change));
      const why = this.requireChange(caller, before, fields);
      if (before.revision !== revision) throw new CatalogueError('REVISION_CONFLICT');
      const record = { ...before, ...withoutUndefined(change), ...this.stamp(before) };
      await this.save(em, record);
      await this.record(em, caller, 'change', record, { why, fields });
      return this.reader.detail(em, caller, record);
    });
  }

  grade(caller: Caller, id: HospitalId, { revision, ...entry }: Grading): Promise<HospitalDetail> {
    const why = this.policy.require(caller.actor, 'registry.manage', { kind: 'installation' });
    this.requirePast(entry.since);
    return this.database.transaction(async (em) => {
      await holdRegister(em);
      const before = await findHospital(em, id);
      if (before.revision !== revision) throw new CatalogueError('REVISION_CONFLICT');
      const record = { ...before, grade: await enterGrade(em, id, entry), ...this.stamp(before) };
      await saveHospitals(em, [record]);
      const details = { fields: ['grade'], grade: gradeText(entry.grade), since: entry.since };
      await this.record(em, caller, 'change', record, { why, ...details });
      return this.reader.detail(em, caller, record);
    });
  }

  private stamp({ revision }: HospitalRecord) {
    return { revision: revision + 1, updatedAt: this.clock.now().toISOString() };
  }

  /** @returns the relation that allows it */
  private requireChange(
    { actor }: Caller,
    { id, regionCode }: HospitalRecord,
    fields: readonly string[],
  ): string {
    if (fields.some(isRegistryField))
      return this.policy.require(actor, 'registry.manage', { kind: 'installation' });
    return this.policy.require(actor, 'hospital.change', { kind: 'hospital', hospitalId: id, regionCode });
  }

  private async save(em: EntityManager, record: HospitalRecord): Promise<void> {
    await requireSoundPlace(em, record);
    try {
      await saveHospitals(em, [record]);
    } catch (error) {
      if (isCodeTaken(error)) throw new CatalogueError('HOSPITAL_CODE_TAKEN', [], { cause: error });
      throw error;
    }
  }

  /** A grade is entered once it is given: a day of the future is a slip. */
  private requirePast(since: string | undefined): void {
    if (since !== undefined && since > this.clock.now().toISOString().slice(0, 10)) {
      throw new CatalogueError('GRADE_DATE_INVALID');
    }
  }

  private record(
    em: EntityManager,
    caller: Caller,
    action: AuditAction,
    { id, revision }: HospitalRecord,
    {
      why,
      fields,
      ...details
    }: { why: string; fields: readonly string[]; grade?: string | null; since?: string },
  ): Promise<void> {
    return this.audit.record(em, {
      caller,
      action,
      subject: { kind: 'hospital', id },
      hospitalIds: [id],
      why,
      details: { revision, fields: fields.join(','), ...details },
    });
  }
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Fields that were not sent. */
function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>;
}
