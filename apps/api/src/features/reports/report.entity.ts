import type { Locale, ReportFailure } from '@jiedui/contracts';
import type { Quarter, RegionCode, ReportFormat, ReportStage, ReportState } from '@jiedui/domain';
import type { ReportId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Hospital } from '../hospitals/index.js';
import { Person } from '../people/index.js';

const ReportSchema = defineEntity({
  name: 'Report',
  tableName: 'report',
  properties: {
    id: p.uuid().$type<ReportId>().primary(),
    /** Over a region, or else over a hospital. */
    regionCode: p.string().$type<RegionCode>().strictNullable(),
    hospital: () => p.manyToOne(Hospital).strictNullable(),
    firstQuarter: p.string().$type<Quarter>(),
    lastQuarter: p.string().$type<Quarter>(),
    baselineQuarter: p.string().$type<Quarter>(),
    format: p.string().$type<ReportFormat>(),
    locale: p.string().$type<Locale>(),
    state: p.string().$type<ReportState>(),
    /** Which try at making it counts: an older one that wakes up late is told apart. */
    attempt: p.integer(),
    stage: p.string().$type<ReportStage>().strictNullable(),
    percent: p.integer(),
    failure: p.string().$type<ReportFailure>().strictNullable(),
    askedBy: () => p.manyToOne(Person),
    askedAt: p.datetime(),
    finishedAt: p.datetime().strictNullable(),
    expiresAt: p.datetime().strictNullable(),
    sha256: p.string().strictNullable(),
    sizeBytes: p.integer().strictNullable(),
  },
});

/** One report, from being asked for to being thrown away. */
export class Report extends ReportSchema.class {}
ReportSchema.setClass(Report);
