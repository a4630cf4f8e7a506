import { describe, expect, it } from '@jest/globals';
import type { Hospital, MatchChoice } from '@jiedui/contracts';
import { ApiError, UnreachableError } from '../../../api/errors';
import { takenChoices } from './taken-choices';

const choice = (id: string, specialty: MatchChoice['specialty']) =>
  ({ county: { id } as Hospital, specialty }) as MatchChoice;
const selected = [choice('north', 'cardiology'), choice('north', 'oncology'), choice('south', 'oncology')];
const refusal = (...paths: readonly string[]) =>
  new ApiError({
    type: 'about:blank',
    title: 'Taken',
    status: 409,
    code: 'MATCHES_ALREADY_TAKEN',
    errors: paths.map((path) => ({ path, code: 'taken', message: 'Taken' })),
  });

describe('takenChoices', () => {
  it('finds what a refusal names among what is selected', () => {
    const error = refusal('choices.north/oncology', 'choices.east/oncology');
    expect(takenChoices(error, selected)).toEqual([selected[1]]);
  });

  it('finds nothing where a refusal names nothing, or there was no answer at all', () => {
    expect(takenChoices(refusal(), selected)).toEqual([]);
    expect(takenChoices(new UnreachableError(), selected)).toEqual([]);
  });
});
