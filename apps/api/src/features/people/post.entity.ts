import type { RegionCode, Role, Specialty } from '@jiedui/domain';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Hospital } from '../hospitals/index.js';
import { Person } from './person.entity.js';

const PostSchema = defineEntity({
  name: 'Post',
  tableName: 'post',
  properties: {
    id: p.uuid().primary(),
    person: () => p.manyToOne(Person),
    /** Of every role but supervisors, who have a region, and platform administrators. */
    hospital: () => p.manyToOne(Hospital).strictNullable(),
    regionCode: p.string().$type<RegionCode>().strictNullable(),
    role: p.string().$type<Role>(),
    specialties: p.array<Specialty>(),
    validFrom: p.date(),
    validUntil: p.date().strictNullable(),
    /** When somebody ended it before its time; `validUntil` says what counts. */
    endedAt: p.datetime().strictNullable().default(null),
    endedBy: () => p.manyToOne(Person).strictNullable().default(null),
    endReason: p.string().strictNullable().default(null),
  },
});

/** A role that a person holds at a hospital for a time. */
export class Post extends PostSchema.class {}
PostSchema.setClass(Post);
