import { describe, expect, it } from '@jest/globals';
import { MatchRules } from '@jiedui/contracts';
import { freeRules } from '@jiedui/domain';
import { ruleDraftOf, ruleFaults, rulesOf, usualRules } from './rule-draft';

const teams = { minPosts: 4, maxPosts: 6, maxPostsPerHospital: 2, maxPartners: 5 };

describe('the rules of a new plan', () => {
  it('begin with three partners, leads and teams, and leave living pairings free', () => {
    expect(rulesOf(usualRules)).toEqual({
      maxPartners: 3,
      isLeadRequired: true,
      team: { minPosts: 5, maxPosts: 7, maxPostsPerHospital: 3, maxPartners: 7 },
      maxDropped: null,
    });
    expect(ruleFaults(usualRules)).toEqual({});
    expect(MatchRules.safeParse(rulesOf(usualRules)).success).toBe(true);
  });

  it.each([
    freeRules,
    { maxPartners: 1, isLeadRequired: false, team: teams, maxDropped: 0 },
    { maxPartners: null, isLeadRequired: true, team: null, maxDropped: 250 },
  ])('come back from a draft as they were: %j', (rules) => {
    expect(rulesOf(ruleDraftOf(rules))).toEqual(rules);
  });

  it('name the field that is wrong, of what is switched on alone', () => {
    const wrong = { ...usualRules, maxPartners: '14', maxPosts: '', maxDropped: '-1' };
    expect(ruleFaults(wrong)).toEqual({ maxPartners: 'outOfRange', maxPosts: 'outOfRange' });
    expect(ruleFaults({ ...wrong, hasMaxPartners: false, hasTeams: false })).toEqual({});
    expect(ruleFaults({ ...usualRules, minPosts: '8' })).toEqual({ maxPosts: 'postsReversed' });
  });
});
