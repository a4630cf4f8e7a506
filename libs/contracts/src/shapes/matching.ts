import { matchingFailures, matchingStages, matchingStates, specialties } from '@jiedui/domain';
import { z } from 'zod';
import { agreementId, hospitalId, instant, matchingRunId } from './ids.js';
import { Hospital, Person, RegionName, regionCode } from './people.js';
import { text } from './text.js';

const count = z.number().int().min(0);
const points = z.number().int().meta({ description: 'Whole points of score' });
const specialty = z.enum(specialties);

export const TeamRule = z
  .object({
    minPosts: z.number().int().min(1).max(13),
    maxPosts: z.number().int().min(1).max(13),
    maxPostsPerHospital: z.number().int().min(1).max(13),
    maxPartners: z.number().int().min(1).max(13),
  })
  .refine(({ minPosts, maxPosts }) => minPosts <= maxPosts, { path: ['maxPosts'], message: 'Below minPosts' })
  .meta({ id: 'TeamRule' });

/** What a plan must hold, besides the places of the top hospitals. Null leaves a rule out. */
export const MatchRules = z
  .object({
    maxPartners: z.number().int().min(1).max(13).nullable(),
    isLeadRequired: z.boolean(),
    team: TeamRule.nullable().meta({ description: 'Of key counties' }),
    maxDropped: count.max(100_000).nullable().meta({ description: 'Living pairings that may be dropped' }),
  })
  .meta({ id: 'MatchRules' });
export type MatchRules = z.infer<typeof MatchRules>;

/** An ask of a county hospital is named by the hospital and the specialty. */
export const MatchAskKey = z.object({ countyId: hospitalId, specialty }).meta({ id: 'MatchAskKey' });
export type MatchAskKey = z.infer<typeof MatchAskKey>;

export const MatchPin = MatchAskKey.extend({ topId: hospitalId }).meta({ id: 'MatchPin' });
export type MatchPin = z.infer<typeof MatchPin>;
export const MatchBan = z
  .object({ countyId: hospitalId, topId: hospitalId, specialty: specialty.nullable() })
  .meta({ id: 'MatchBan', description: 'Without a specialty in none' });
export type MatchBan = z.infer<typeof MatchBan>;
export const MatchPlaces = z
  .object({ topId: hospitalId, places: z.number().int().min(0).max(200) })
  .meta({ id: 'MatchPlaces', description: '0 withdraws the hospital' });
export type MatchPlaces = z.infer<typeof MatchPlaces>;

export const MatchWishes = z
  .object({
    pins: z.array(MatchPin).max(500),
    bans: z.array(MatchBan).max(500),
    places: z.array(MatchPlaces).max(500),
  })
  .meta({ id: 'MatchWishes' });
export type MatchWishes = z.infer<typeof MatchWishes>;

export const MatchingRequest = z
  .object({
    name: text(80).min(1),
    regionCode: regionCode.nullable().meta({ description: 'County hospitals of this region' }),
    hospitalId: hospitalId.nullable().meta({ description: 'Or one hospital of either side' }),
    topRegionCode: regionCode.nullable().meta({ description: 'Top hospitals of this region alone' }),
    rules: MatchRules,
    wishes: MatchWishes,
  })
  .refine((one) => (one.regionCode === null) !== (one.hospitalId === null), {
    path: ['regionCode'],
    message: 'Either a region or a hospital',
  })
  .meta({ id: 'MatchingRequest' });
export type MatchingRequest = z.infer<typeof MatchingRequest>;

/** One thing that cannot hold together with the others named beside it. */
export const MatchConstraint = z
  .object({
    kind: z.enum([
      'pin',
      'ban',
      'places',
      'noOffer',
      'lead',
      'minPosts',
      'maxPosts',
      'perHospital',
      'maxPartners',
      'maxDropped',
    ]),
    county: Hospital.nullable(),
    top: Hospital.nullable(),
    specialty: specialty.nullable(),
    limit: z.number().int().nullable(),
  })
  .meta({ id: 'MatchConstraint' });
export type MatchConstraint = z.infer<typeof MatchConstraint>;

export const MatchingFigures = z
  .object({
    counties: count,
    tops: count,
    asks: count,
    answered: count,
    places: count,
    arcs: count.meta({ description: 'Pairs of ask and top hospital that were weighed' }),
    objective: points,
    bound: points.meta({ description: 'No plan that keeps the rules can have more' }),
    gapPercent: z.number(),
    greedyObjective: points.meta({ description: 'Of taking the best pair first, without the rules' }),
    partners: count.meta({ description: 'Pairs of hospitals in the plan' }),
    kept: count.meta({ description: 'Living pairings that go on' }),
    living: count,
    solveMs: count,
  })
  .meta({ id: 'MatchingFigures' });
export type MatchingFigures = z.infer<typeof MatchingFigures>;

export const MatchingRun = z
  .object({
    id: matchingRunId,
    name: z.string(),
    state: z.enum(matchingStates),
    stage: z.enum(matchingStages).nullable(),
    percent: z.number().int().min(0).max(100),
    region: RegionName.nullable(),
    hospital: Hospital.nullable(),
    topRegion: RegionName.nullable(),
    rules: MatchRules,
    wishes: MatchWishes,
    startedBy: Person,
    startedAt: instant,
    finishedAt: instant.nullable(),
    failure: z.enum(matchingFailures).nullable(),
    figures: MatchingFigures.nullable(),
    conflict: z
      .array(MatchConstraint)
      .nullable()
      .meta({ description: 'The smallest set found that cannot hold together' }),
    accepted: count.meta({ description: 'Choices that became draft agreements' }),
    hospitals: z.array(Hospital).meta({ description: 'Those that wishes name, so that they can be shown' }),
    canCancel: z.boolean(),
    canAccept: z.boolean(),
  })
  .meta({ id: 'MatchingRun' });
export type MatchingRun = z.infer<typeof MatchingRun>;

/** One ask and who answers it in the plan. */
export const MatchChoice = z
  .object({
    county: Hospital,
    specialty,
    top: Hospital.nullable().meta({ description: 'Null: nobody answers it' }),
    score: points.nullable(),
    need: z.number().int().meta({ description: '1–100' }),
    isTeam: z.boolean(),
    isLead: z.boolean().meta({ description: 'The lead partner of the county hospital in this plan' }),
    isLiving: z.boolean(),
    isPinned: z.boolean(),
    agreementId: agreementId.nullable().meta({ description: 'The draft that it became' }),
    isNegotiating: z.boolean().meta({
      description: 'The two hospitals are at a draft or proposal already, which must be settled first',
    }),
    canAccept: z.boolean(),
  })
  .meta({ id: 'MatchChoice' });
export type MatchChoice = z.infer<typeof MatchChoice>;

/** Parts add up: help + continuity + region + language − distance = total; need × strength × fit / 100 = help. */
export const ScoreParts = z
  .object({
    need: z.number().int().meta({ description: '1–100' }),
    strength: z.number().int().meta({ description: 'Percent' }),
    fit: z.number().int().meta({ description: 'Percent' }),
    help: points,
    continuity: points,
    region: points,
    language: points,
    distance: points,
    total: points,
  })
  .meta({ id: 'ScoreParts' });

/** One top hospital weighed for one ask. */
export const WeighedTop = z
  .object({
    top: Hospital,
    parts: ScoreParts,
    rules: points.meta({ description: 'What the rules of the plan pay for this pair, or charge' }),
    price: points.meta({ description: 'What one of its places is worth to others' }),
    net: points.meta({ description: 'total + rules − price: the plan takes the greatest' }),
    wantedMet: count.meta({ description: 'Wanted techniques that it masters' }),
    isChosen: z.boolean(),
    takenBy: z
      .array(z.object({ county: Hospital, specialty }))
      .meta({ description: 'Who has its places in the plan' }),
  })
  .meta({ id: 'WeighedTop' });
export type WeighedTop = z.infer<typeof WeighedTop>;

export const MatchExplanation = z
  .object({
    county: Hospital,
    specialty,
    wanted: count.meta({ description: 'Wanted techniques' }),
    chosen: WeighedTop.nullable(),
    profit: points.meta({ description: 'The net that the plan gives this ask; 0 where nobody answers it' }),
    alternatives: z.array(WeighedTop).meta({ description: 'The next best, best first' }),
    asked: WeighedTop.nullable().meta({ description: 'The hospital that was asked about' }),
    askedOffers: z.boolean().nullable().meta({ description: 'False: it does not offer what is needed' }),
    loss: points
      .nullable()
      .meta({ description: 'What the whole plan would lose with the hospital that was asked about' }),
    isLossExact: z.boolean(),
  })
  .meta({ id: 'MatchExplanation' });
export type MatchExplanation = z.infer<typeof MatchExplanation>;

/** An ask that another hospital answers than before. */
export const MatchDifference = z
  .object({
    county: Hospital,
    specialty,
    before: Hospital.nullable(),
    after: Hospital.nullable(),
    scoreBefore: points,
    scoreAfter: points,
  })
  .meta({ id: 'MatchDifference' });
export type MatchDifference = z.infer<typeof MatchDifference>;

export const WhatIf = z
  .object({
    objectiveBefore: points,
    objectiveAfter: points,
    isExact: z
      .boolean()
      .meta({ description: 'Proven; else the rules of the plan were priced and a new run has to prove it' }),
    brokenRules: z.array(MatchConstraint),
    differences: z.array(MatchDifference),
    solveMs: z.number(),
  })
  .meta({ id: 'WhatIf' });
export type WhatIf = z.infer<typeof WhatIf>;

export const MatchingComparison = z
  .object({
    one: z.object({ id: matchingRunId, name: z.string(), objective: points, answered: count, kept: count }),
    other: z.object({ id: matchingRunId, name: z.string(), objective: points, answered: count, kept: count }),
    differences: z.array(MatchDifference),
    total: count.meta({ description: 'Of differences; the list holds the first of them' }),
  })
  .meta({ id: 'MatchingComparison' });
export type MatchingComparison = z.infer<typeof MatchingComparison>;

export const AcceptedMatches = z
  .object({ agreements: count, choices: count })
  .meta({ id: 'AcceptedMatches' });
export type AcceptedMatches = z.infer<typeof AcceptedMatches>;
