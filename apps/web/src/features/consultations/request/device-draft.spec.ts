import { describe, expect, it } from '@jest/globals';
import { rebase } from '../../../drafts/draft-merge.js';
import { knownBase } from './device-draft.js';
import { emptyDraft } from './draft-content.js';

const begun = { ...emptyDraft, patientAgeYears: 40 };
const typed = { ...begun, question: 'What now?' };

describe('a draft that lay on the device', () => {
  it('keeps what was on its way and never arrived, though an earlier part did', () => {
    const base = knownBase({ base: typed }, begun);
    expect(rebase(base, typed, begun)).toEqual({ value: typed, conflicts: [] });
  });

  it('asks nothing about what arrived with its answer lost and was changed since', () => {
    const changed = { ...typed, question: 'Or this?' };
    const base = knownBase({ base: typed }, typed);
    expect(rebase(base, changed, typed)).toEqual({ value: changed, conflicts: [] });
  });

  it('is all new where the server never heard of it', () => {
    expect(knownBase({ base: typed }, undefined)).toEqual(emptyDraft);
    expect(knownBase({ base: null }, begun)).toEqual(emptyDraft);
  });

  it('leaves what the server is known to have had', () => {
    expect(knownBase({ base: typed, isOnServer: true }, undefined)).toEqual(typed);
  });
});
