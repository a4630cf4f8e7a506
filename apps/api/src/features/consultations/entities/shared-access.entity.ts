import type { Specialty } from '@jiedui/domain';
import type { ConsultationId, HospitalId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../../people/index.js';
import { Consultation } from './consultation.entity.js';

const ConsultationMemberSchema = defineEntity({
  name: 'ConsultationMember',
  tableName: 'consultation_member',
  properties: {
    id: p.uuid().primary(),
    consultation: () => p.manyToOne(Consultation),
    person: () => p.manyToOne(Person),
    addedBy: () => p.manyToOne(Person),
    addedAt: p.datetime(),
    specialty: p.string().$type<Specialty>().strictNullable(),
    /** An opinion of their own is awaited before the joint one is signed. */
    isOpinionAsked: p.boolean(),
    excusedAt: p.datetime().strictNullable(),
    excusedBecause: p.text().strictNullable(),
  },
});

/** Somebody asked to join the consultation: one more of a multidisciplinary team. */
export class ConsultationMember extends ConsultationMemberSchema.class {}
ConsultationMemberSchema.setClass(ConsultationMember);

const BreakGlassSchema = defineEntity({
  name: 'BreakGlass',
  tableName: 'break_glass',
  properties: {
    id: p.uuid().primary(),
    consultationId: p.uuid().$type<ConsultationId>(),
    consultationNumber: p.string(),
    person: () => p.manyToOne(Person),
    hospitalIds: p.array<HospitalId>().columnType('uuid[]'),
    reason: p.text(),
    openedAt: p.datetime(),
    until: p.datetime(),
    reviewedBy: () => p.manyToOne(Person).strictNullable(),
    reviewedAt: p.datetime().strictNullable(),
    verdict: p.string().$type<'justified' | 'unjustified'>().strictNullable(),
    note: p.text().strictNullable(),
  },
});

/** Emergency access to a consultation, with its reason and what the review made of it. */
export class BreakGlass extends BreakGlassSchema.class {}
BreakGlassSchema.setClass(BreakGlass);
