import type { MatchingFigures, MatchRules, MatchWishes } from '@jiedui/contracts';
import type {
  MatchConstraint,
  MatchingFailure,
  MatchingStage,
  MatchingState,
  RegionCode,
} from '@jiedui/domain';
import type { MatchingRunId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Hospital } from '../hospitals/index.js';
import { Person } from '../people/index.js';

const MatchingRunSchema = defineEntity({
  name: 'MatchingRun',
  tableName: 'matching_run',
  properties: {
    id: p.uuid().$type<MatchingRunId>().primary(),
    name: p.string(),
    state: p.string().$type<MatchingState>(),
    /** Which try at solving counts: an older one that wakes up late is told apart. */
    attempt: p.integer(),
    stage: p.string().$type<MatchingStage>().strictNullable(),
    percent: p.integer(),
    /** Over county hospitals of a region, or else for one hospital. */
    regionCode: p.string().$type<RegionCode>().strictNullable(),
    hospital: () => p.manyToOne(Hospital).strictNullable(),
    topRegionCode: p.string().$type<RegionCode>().strictNullable(),
    rules: p.json<MatchRules>(),
    wishes: p.json<MatchWishes>(),
    figures: p.json<MatchingFigures>().strictNullable(),
    conflict: p.json<MatchConstraint[]>().strictNullable(),
    failure: p.string().$type<MatchingFailure>().strictNullable(),
    startedBy: () => p.manyToOne(Person),
    startedAt: p.datetime(),
    finishedAt: p.datetime().strictNullable(),
  },
});

/** One plan: what was asked of it, how far it is, and what it is worth. */
export class MatchingRun extends MatchingRunSchema.class {}
MatchingRunSchema.setClass(MatchingRun);
