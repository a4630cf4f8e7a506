import type { MatchRules } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';

/** The rules of a plan in one line. */
export function ruleWords(t: Translator, rules: MatchRules): string {
  const { maxPartners, isLeadRequired, team, maxDropped } = rules;
  const said = [
    ...(maxPartners === null ? [] : [t('matching.rules.said.maxPartners', { count: maxPartners })]),
    ...(isLeadRequired ? [t('matching.rules.said.isLeadRequired')] : []),
    ...(team
      ? [
          t('matching.rules.said.team', {
            min: team.minPosts,
            max: team.maxPosts,
            each: team.maxPostsPerHospital,
          }),
        ]
      : []),
    ...(maxDropped === null ? [] : [t('matching.rules.said.maxDropped', { count: maxDropped })]),
  ];
  return said.join(' · ') || t('matching.rules.said.none');
}
