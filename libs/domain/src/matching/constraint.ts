import type { HospitalId } from '@jiedui/kernel';
import type { Specialty } from '../access/actor.js';
import type { MatchProblem } from './matching.js';
import { teamOf } from './sides.js';

export const constraintKinds = [
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
] as const;
export type ConstraintKind = (typeof constraintKinds)[number];

/** One thing that a plan must hold, in words of the problem. */
export interface MatchConstraint {
  readonly kind: ConstraintKind;
  readonly countyId: HospitalId | null;
  readonly topId: HospitalId | null;
  readonly specialty: Specialty | null;
  readonly limit: number | null;
}

export const constraintOf = (
  kind: ConstraintKind,
  facts: Partial<Omit<MatchConstraint, 'kind'>> = {},
): MatchConstraint => ({ kind, countyId: null, topId: null, specialty: null, limit: null, ...facts });

/** Every constraint of a problem that could be given up, one by one. */
export function constraintsOf(problem: MatchProblem): MatchConstraint[] {
  const { counties, tops, pins, bans, rules } = problem;
  const ofCounties = counties.flatMap(({ id: countyId, asks }, at) => {
    const own: MatchConstraint[] = [];
    const team = teamOf(problem, at);
    const limit = (kind: ConstraintKind, most: number | null) => {
      if (most !== null && most < asks.length) own.push(constraintOf(kind, { countyId, limit: most }));
    };
    if (rules.isLeadRequired && asks.length > 0) own.push(constraintOf('lead', { countyId, limit: 1 }));
    limit('maxPartners', team ? team.maxPartners : rules.maxPartners);
    if (!team) return own;
    own.push(constraintOf('minPosts', { countyId, limit: team.minPosts }));
    limit('maxPosts', team.maxPosts);
    limit('perHospital', team.maxPostsPerHospital);
    return own;
  });
  return [
    ...pins.map((pin) => constraintOf('pin', pin)),
    ...bans.map((ban) => constraintOf('ban', ban)),
    ...tops.map(({ id, places }) => constraintOf('places', { topId: id, limit: places })),
    ...ofCounties,
    ...(rules.maxDropped === null ? [] : [constraintOf('maxDropped', { limit: rules.maxDropped })]),
  ];
}
