import { Inject, Injectable } from '@nestjs/common';
import {
  nobody,
  type PatientIdentity,
  type PatientIdentityField,
  patientIdentityFields,
  searchForm,
} from '@jiedui/domain';
import type { Clock, ConsultationId } from '@jiedui/kernel';
import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { placeOf, type SealedColumn } from '../../base/vault/resealing.js';
import { Vault } from '../../base/vault/vault.js';
import { PatientIdentityRow } from './entities/patient-identity.entity.js';

/** Of those that the searcher may see. */
const matchesAtMost = 1_000;
const table = 'patient_identity';
const columns: Readonly<Record<PatientIdentityField, string>> = {
  name: 'name',
  identityNumber: 'identity_number',
  phone: 'phone',
  recordNumber: 'record_number',
};

/** For the rotation of keys. */
export const sealedPatientColumns: readonly SealedColumn[] = patientIdentityFields.map((field) => ({
  table,
  key: 'consultation_id',
  column: columns[field],
  index: { column: `${columns[field]}_index`, searchForm: (value) => searchForm(field, value) },
}));

const nameOf = (field: PatientIdentityField) => `${table}.${columns[field]}`;
const place = (field: PatientIdentityField, id: ConsultationId) =>
  placeOf({ table, column: columns[field] }, id);
const indexOf = (field: PatientIdentityField) => `${field}Index` as const;

/** Seals what names a patient, opens it for those who were let in, and finds exact matches without opening. */
@Injectable()
export class PatientIdentityKeeper {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** Writes the fields that are given; an empty one is forgotten. */
  async keep(em: EntityManager, id: ConsultationId, changes: Partial<PatientIdentity>): Promise<void> {
    const row = (await em.findOne(PatientIdentityRow, { consultationId: id })) ?? this.emptyRow(em, id);
    for (const field of patientIdentityFields) {
      const value = changes[field];
      if (value === undefined) continue;
      const typed = value?.trim() ?? '';
      row[field] = typed ? await this.vault.seal(em, place(field, id), typed) : null;
      row[indexOf(field)] = typed
        ? await this.vault.index(em, nameOf(field), searchForm(field, typed))
        : null;
    }
    row.updatedAt = this.clock.now();
  }

  async open(em: EntityManager, id: ConsultationId): Promise<PatientIdentity> {
    const row = await em.findOne(PatientIdentityRow, { consultationId: id });
    if (!row) return nobody;
    const entries = await Promise.all(
      patientIdentityFields.map(async (field) => {
        const sealed = row[field];
        return [field, sealed && (await this.vault.open(em, place(field, id), sealed))] as const;
      }),
    );
    return Object.fromEntries(entries) as unknown as PatientIdentity;
  }

  /** The consultations whose patient fits every field that is given; row-level security narrows them further. */
  async find(em: EntityManager, search: Partial<PatientIdentity>): Promise<ConsultationId[]> {
    const conditions: FilterQuery<PatientIdentityRow>[] = [];
    for (const field of patientIdentityFields) {
      const typed = search[field]?.trim();
      if (!typed) continue;
      const candidates = await this.vault.indexCandidates(em, nameOf(field), searchForm(field, typed));
      conditions.push({ [indexOf(field)]: { $in: candidates } });
    }
    const rows = await em.find(
      PatientIdentityRow,
      { $and: conditions },
      { fields: ['consultationId'], limit: matchesAtMost },
    );
    return rows.map(({ consultationId }) => consultationId);
  }

  private emptyRow(em: EntityManager, consultationId: ConsultationId): PatientIdentityRow {
    const row = em.create(PatientIdentityRow, {
      consultationId,
      name: null,
      identityNumber: null,
      phone: null,
      recordNumber: null,
      nameIndex: null,
      identityNumberIndex: null,
      phoneIndex: null,
      recordNumberIndex: null,
      updatedAt: this.clock.now(),
    });
    em.persist(row);
    return row;
  }
}
