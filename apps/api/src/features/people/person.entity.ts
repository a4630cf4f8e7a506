import type { Locale } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';

const PersonSchema = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: p.uuid().$type<PersonId>().primary(),
    email: p.string(),
    nameZh: p.string(),
    nameEn: p.string(),
    passwordHash: p.string().lazy().hidden(),
    locale: p.string().$type<Locale>(),
    createdAt: p.datetime(),
  },
});

/** Somebody who works at a hospital and can sign in. */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);
