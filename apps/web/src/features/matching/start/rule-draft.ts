import type { MatchRules } from '@jiedui/contracts';
import { freeRules, groupTeam } from '@jiedui/domain';

export const ruleNumbers = [
  'maxPartners',
  'minPosts',
  'maxPosts',
  'maxPostsPerHospital',
  'teamPartners',
  'maxDropped',
] as const;
export type RuleNumber = (typeof ruleNumbers)[number];
export const ruleSwitches = ['hasMaxPartners', 'isLeadRequired', 'hasTeams', 'keepsLiving'] as const;
export type RuleSwitch = (typeof ruleSwitches)[number];

/** Rules as they are put together: what is switched off keeps its numbers. */
export type RuleDraft = Readonly<Record<RuleSwitch, boolean>> & Readonly<Record<RuleNumber, string>>;
export type RuleFault = 'outOfRange' | 'postsReversed';

export const ruleBounds: Readonly<Record<RuleNumber, { readonly min: number; readonly max: number }>> = {
  maxPartners: { min: 1, max: 13 },
  minPosts: { min: 1, max: 13 },
  maxPosts: { min: 1, max: 13 },
  maxPostsPerHospital: { min: 1, max: 13 },
  teamPartners: { min: 1, max: 13 },
  maxDropped: { min: 0, max: 100_000 },
};

const switchOf: Readonly<Record<RuleNumber, RuleSwitch>> = {
  maxPartners: 'hasMaxPartners',
  minPosts: 'hasTeams',
  maxPosts: 'hasTeams',
  maxPostsPerHospital: 'hasTeams',
  teamPartners: 'hasTeams',
  maxDropped: 'keepsLiving',
};

const usualPartners = 3;

export function ruleDraftOf(rules: MatchRules): RuleDraft {
  const team = rules.team ?? groupTeam;
  return {
    hasMaxPartners: rules.maxPartners !== null,
    isLeadRequired: rules.isLeadRequired,
    hasTeams: rules.team !== null,
    keepsLiving: rules.maxDropped !== null,
    maxPartners: String(rules.maxPartners ?? usualPartners),
    minPosts: String(team.minPosts),
    maxPosts: String(team.maxPosts),
    maxPostsPerHospital: String(team.maxPostsPerHospital),
    teamPartners: String(team.maxPartners),
    maxDropped: String(rules.maxDropped ?? 0),
  };
}

/** What most plans begin with. */
export const usualRules: RuleDraft = ruleDraftOf({
  ...freeRules,
  maxPartners: usualPartners,
  isLeadRequired: true,
  team: groupTeam,
});

function isSound(name: RuleNumber, typed: string): boolean {
  const { min, max } = ruleBounds[name];
  return /^\d+$/.test(typed.trim()) && Number(typed) >= min && Number(typed) <= max;
}

/** What is wrong, by field; of what is switched off nothing can be. */
export function ruleFaults(draft: RuleDraft): Partial<Record<RuleNumber, RuleFault>> {
  const outOfRange = ruleNumbers
    .filter((name) => draft[switchOf[name]] && !isSound(name, draft[name]))
    .map((name) => [name, 'outOfRange'] as const);
  const isReversed = draft.hasTeams && Number(draft.minPosts) > Number(draft.maxPosts);
  return {
    ...(isReversed ? { maxPosts: 'postsReversed' as const } : {}),
    ...Object.fromEntries(outOfRange),
  };
}

export const rulesOf = (draft: RuleDraft): MatchRules => ({
  maxPartners: draft.hasMaxPartners ? Number(draft.maxPartners) : null,
  isLeadRequired: draft.isLeadRequired,
  team: draft.hasTeams
    ? {
        minPosts: Number(draft.minPosts),
        maxPosts: Number(draft.maxPosts),
        maxPostsPerHospital: Number(draft.maxPostsPerHospital),
        maxPartners: Number(draft.teamPartners),
      }
    : null,
  maxDropped: draft.keepsLiving ? Number(draft.maxDropped) : null,
});
