import { describe, expect, it } from '@jest/globals';
import { consultationRelations } from './consultation.access.js';
import { consultationStates } from './consultation.states.js';
import { correctableBy, correctableFields } from './correction.rule.js';

describe('a correction', () => {
  it('is for coordinators, while nothing is signed', () => {
    const cases = consultationStates.flatMap((state) =>
      consultationRelations.flatMap((relation) =>
        correctableBy(state, new Set([relation])).length > 0 ? [`${state} ${relation}`] : [],
      ),
    );
    const open = [
      'submitted',
      'informationRequested',
      'accepted',
      'scheduled',
      'waiting',
      'inSession',
      'missed',
      'opinionDrafted',
    ];
    expect(cases).toEqual(
      open.flatMap((state) => [`${state} invitingCoordinator`, `${state} invitedCoordinator`]),
    );
  });

  it('of what is said of the patient is for their own hospital', () => {
    expect(correctableBy('accepted', new Set(['invitingCoordinator']))).toEqual(correctableFields);
    expect(correctableBy('accepted', new Set(['invitedCoordinator']))).toEqual(['urgency', 'answerForm']);
  });
});
