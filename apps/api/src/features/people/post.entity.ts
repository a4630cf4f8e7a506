import type { Role, Specialty } from '@jiedui/domain';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Hospital } from '../hospitals/index.js';
import { Person } from './person.entity.js';

const PostSchema = defineEntity({
  name: 'Post',
  tableName: 'post',
  properties: {
    id: p.uuid().primary(),
    person: () => p.manyToOne(Person),
    hospital: () => p.manyToOne(Hospital),
    role: p.string().$type<Role>(),
    specialties: p.array<Specialty>(),
    validFrom: p.date(),
    validUntil: p.date().strictNullable(),
  },
});

/** A role that a person holds at a hospital for a time. */
export class Post extends PostSchema.class {}
PostSchema.setClass(Post);
