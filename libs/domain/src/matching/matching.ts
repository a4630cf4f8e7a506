import type { HospitalId } from '@jiedui/kernel';
import type { Specialty } from '../access/actor.js';
import type { RegionCode } from '../access/region-code.js';
import type { CareLanguage, SpecialtyNeed, SpecialtyOffer } from '../need/need.js';

/** A line of a county hospital's needs that asks for help: it gets one partner or none. */
export type MatchAsk = Pick<
  SpecialtyNeed,
  'specialty' | 'casesPerYear' | 'transferOutPercent' | 'capability' | 'wantedTechniques'
>;

export interface MatchCounty {
  readonly id: HospitalId;
  readonly regionCode: RegionCode;
  readonly languages: readonly CareLanguage[];
  /** A key county, to which several hospitals send a team. */
  readonly isTeam: boolean;
  readonly asks: readonly MatchAsk[];
}

export interface MatchTop {
  readonly id: HospitalId;
  readonly regionCode: RegionCode;
  readonly languages: readonly CareLanguage[];
  /** How many asks it can take on. */
  readonly places: number;
  readonly offers: readonly Pick<SpecialtyOffer, 'specialty' | 'capability' | 'techniques'>[];
}

/** Two hospitals, county side first. */
export interface MatchPair {
  readonly countyId: HospitalId;
  readonly topId: HospitalId;
}

/** One ask answered by one top hospital. */
export interface MatchChoice extends MatchPair {
  readonly specialty: Specialty;
}

/** Not this pair; without a specialty in none. */
export interface MatchBan extends MatchPair {
  readonly specialty: Specialty | null;
}

export interface TeamRule {
  /** Posts that a team has at least; fewer only where fewer are asked for. */
  readonly minPosts: number;
  readonly maxPosts: number;
  /** Of one team from one hospital, so that several take part. */
  readonly maxPostsPerHospital: number;
  readonly maxPartners: number;
}

/** What a plan must hold, besides the places of the top hospitals. Null leaves a rule out. */
export interface MatchRules {
  /** Partners of one county hospital that is no team. */
  readonly maxPartners: number | null;
  /** Each county hospital that asks gets a partner of capability 4 or more in what it helps with. */
  readonly isLeadRequired: boolean;
  readonly team: TeamRule | null;
  /** Living pairings that the plan may drop. */
  readonly maxDropped: number | null;
}

/** All that a plan is made of. The same problem has the same optimum, whenever it is solved. */
export interface MatchProblem {
  readonly counties: readonly MatchCounty[];
  readonly tops: readonly MatchTop[];
  readonly living: readonly MatchPair[];
  readonly pins: readonly MatchChoice[];
  readonly bans: readonly MatchBan[];
  readonly rules: MatchRules;
}

export const freeRules: MatchRules = {
  maxPartners: null,
  isLeadRequired: false,
  team: null,
  maxDropped: null,
};

/** Group-style teams of 5–7 posts from several hospitals, as published for key counties. */
export const groupTeam: TeamRule = { minPosts: 5, maxPosts: 7, maxPostsPerHospital: 3, maxPartners: 7 };

/** From this capability on a hospital can lead the help for another. */
export const leadCapability = 4;
