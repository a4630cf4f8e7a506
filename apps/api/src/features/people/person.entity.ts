import type { Locale } from '@jiedui/contracts';
import type { DoctorTitle, SpokenLanguage } from '@jiedui/domain';
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
    passwordChangedAt: p.datetime().onCreate(() => new Date()),
    locale: p.string().$type<Locale>(),
    languages: p.array<SpokenLanguage>().default([]),
    licenceNumber: p.string().strictNullable().default(null),
    title: p.string().$type<DoctorTitle>().strictNullable().default(null),
    practisingSince: p.date().strictNullable().default(null),
    createdAt: p.datetime(),
    disabledAt: p.datetime().strictNullable().default(null),
    disabledReason: p.string().strictNullable().default(null),
    /** Closed by a platform administrator: no hospital opens it again. */
    disabledByPlatform: p.boolean().default(false),
  },
});

/** Somebody who works at a hospital and can sign in. */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);
