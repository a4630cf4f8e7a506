import type { HospitalId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';

const HospitalSchema = defineEntity({
  name: 'Hospital',
  tableName: 'hospital',
  properties: {
    id: p.uuid().$type<HospitalId>().primary(),
    code: p.string(),
    nameZh: p.string(),
    nameEn: p.string(),
    timeZone: p.string(),
    /** Null on entries older than the register. */
    regionCode: p.string().strictNullable(),
    createdAt: p.datetime(),
  },
});

export class Hospital extends HospitalSchema.class {}
HospitalSchema.setClass(Hospital);
