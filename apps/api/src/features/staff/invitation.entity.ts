import type { Locale } from '@jiedui/contracts';
import type { RegionCode, Role, Specialty } from '@jiedui/domain';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Hospital } from '../hospitals/index.js';
import { Person } from '../people/index.js';

const InvitationSchema = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: {
    id: p.uuid().primary(),
    email: p.string(),
    nameZh: p.string().strictNullable(),
    nameEn: p.string().strictNullable(),
    /** Of the mail. */
    locale: p.string().$type<Locale>(),
    role: p.string().$type<Role>(),
    hospital: () => p.manyToOne(Hospital).strictNullable(),
    regionCode: p.string().$type<RegionCode>().strictNullable(),
    specialties: p.array<Specialty>(),
    validFrom: p.date(),
    validUntil: p.date().strictNullable(),
    invitedBy: () => p.manyToOne(Person),
    invitedAt: p.datetime(),
    expiresAt: p.datetime(),
    /** Made when the mail is sent. */
    tokenSha256: p.blob().strictNullable(),
    sentAt: p.datetime().strictNullable(),
    acceptedAt: p.datetime().strictNullable(),
    acceptedBy: () => p.manyToOne(Person).strictNullable(),
    revokedAt: p.datetime().strictNullable(),
  },
});

/** A post that waits for whoever reads the mail. */
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation);
