import type { HospitalId } from '@jiedui/kernel';
import type { Specialty } from '../access/actor.js';
import type { MatchProblem } from './matching.js';

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
export function constraintsOf({
  counties,
  tops,
  pins,
  bans,
  living,
  rules,
}: MatchProblem): MatchConstraint[] {
  const { team, maxPartners, isLeadRequired, maxDropped } = rules;
  const ofCounties = counties.flatMap(({ id: countyId, asks, isTeam }) => {
    const own: MatchConstraint[] = [];
    if (asks.length === 0) return own;
    if (isLeadRequired) own.push(constraintOf('lead', { countyId, limit: 1 }));
    const partners = isTeam && team ? team.maxPartners : maxPartners;
    if (partners !== null && partners < asks.length) {
      own.push(constraintOf('maxPartners', { countyId, limit: partners }));
    }
    if (!isTeam || !team) return own;
    own.push(constraintOf('minPosts', { countyId, limit: Math.min(team.minPosts, asks.length) }));
    if (team.maxPosts < asks.length) own.push(constraintOf('maxPosts', { countyId, limit: team.maxPosts }));
    if (team.maxPostsPerHospital < asks.length) {
      own.push(constraintOf('perHospital', { countyId, limit: team.maxPostsPerHospital }));
    }
    return own;
  });
  return [
    ...pins.map((pin) => constraintOf('pin', pin)),
    ...bans.map((ban) => constraintOf('ban', ban)),
    ...tops.map(({ id, places }) => constraintOf('places', { topId: id, limit: places })),
    ...ofCounties,
    ...(maxDropped === null
      ? []
      : [constraintOf('maxDropped', { limit: Math.max(0, living.length - maxDropped) })]),
  ];
}
