import type { MatchInstance } from './instance.js';

/** The rules that one county hospital stands under. */
export interface Sides {
  readonly isLeadRequired: boolean;
  readonly minPosts: number;
  readonly maxPosts: number | null;
  readonly maxPerHospital: number;
  readonly maxPartners: number | null;
}

/** A rule that can never bind is left out. */
export function sidesOf({ problem, asksOf }: MatchInstance, county: number): Sides {
  const asks = asksOf[county]?.length ?? 0;
  const { rules } = problem;
  const team = problem.counties[county]?.isTeam ? rules.team : null;
  const limit = (most: number | null | undefined) =>
    most === null || most === undefined || most >= asks ? null : most;
  return {
    isLeadRequired: rules.isLeadRequired && asks > 0,
    minPosts: team ? Math.min(team.minPosts, asks) : 0,
    maxPosts: limit(team?.maxPosts),
    maxPerHospital: limit(team?.maxPostsPerHospital) ?? asks,
    maxPartners: limit(team ? team.maxPartners : rules.maxPartners),
  };
}
