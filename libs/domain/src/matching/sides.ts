import type { MatchInstance } from './instance.js';
import type { MatchProblem, TeamRule } from './matching.js';

/** The rules that one county hospital stands under. */
export interface Sides {
  readonly isLeadRequired: boolean;
  readonly minPosts: number;
  readonly maxPosts: number | null;
  readonly maxPerHospital: number;
  readonly maxPartners: number | null;
}

/** A key county that asks for a whole team gets one; one that asks for less is helped as any other. */
export function teamOf({ counties, rules }: MatchProblem, county: number): TeamRule | null {
  const { team } = rules;
  const one = counties[county];
  return team && one?.isTeam && one.asks.length >= team.minPosts ? team : null;
}

/** A rule that can never bind is left out. */
export function sidesOf({ problem, asksOf }: MatchInstance, county: number): Sides {
  const asks = asksOf[county]?.length ?? 0;
  const { rules } = problem;
  const team = teamOf(problem, county);
  const limit = (most: number | null | undefined) =>
    most === null || most === undefined || most >= asks ? null : most;
  return {
    isLeadRequired: rules.isLeadRequired && asks > 0,
    minPosts: team?.minPosts ?? 0,
    maxPosts: limit(team?.maxPosts),
    maxPerHospital: limit(team?.maxPostsPerHospital) ?? asks,
    maxPartners: limit(team ? team.maxPartners : rules.maxPartners),
  };
}
