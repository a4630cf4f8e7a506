import { describe, expect, it } from '@jest/globals';
import type { Answers } from '@jiedui/contracts';
import {
  answersOf,
  blankLine,
  emptySheet,
  isNumberFaulty,
  isSendable,
  lineText,
  sheetOf,
} from './answer-sheet';

const needs: Answers = {
  kind: 'needs',
  languages: ['bod'],
  specialties: [
    {
      specialty: 'cardiology',
      casesPerYear: 400,
      transferOutPercent: 12.5,
      capability: 1,
      evidence: 'Two physicians',
      wantedTechniques: ['pci'],
      wantedPosts: 1,
    },
    {
      specialty: 'radiology',
      casesPerYear: null,
      transferOutPercent: null,
      capability: null,
      evidence: '',
      wantedTechniques: [],
      wantedPosts: 0,
    },
  ],
};
const strengths: Answers = {
  kind: 'strengths',
  languages: [],
  posts: 4,
  teleclinicHoursPerWeek: null,
  specialties: [{ specialty: 'cardiology', capability: 5, evidence: 'x', techniques: ['pci'] }],
};

describe('the sheet of a questionnaire', () => {
  it('gives back what it was made of', () => {
    expect(answersOf('needs', sheetOf(needs))).toEqual(needs);
    expect(answersOf('strengths', sheetOf(strengths))).toEqual(strengths);
  });

  it('says the same of the same answers, letter by letter', () => {
    expect(sheetOf(answersOf('needs', sheetOf(needs)))).toEqual(sheetOf(needs));
  });

  it('holds back what the server would refuse, and nothing that is only missing', () => {
    expect(isSendable('cardiology', lineText(blankLine))).toBe(true);
    expect(isSendable('cardiology', lineText({ ...blankLine, casesPerYear: '12a' }))).toBe(false);
    expect(isSendable('cardiology', lineText({ ...blankLine, transferOutPercent: '101' }))).toBe(false);
    expect(isSendable('cardiology', lineText({ ...blankLine, evidence: 'x'.repeat(1_001) }))).toBe(false);
    expect(isSendable('posts', '2.5')).toBe(false);
    expect(isSendable('cardiology', emptySheet.cardiology)).toBe(true);
    expect(['', '7.5', '7.55', '-1'].map((text) => isNumberFaulty('teleclinicHoursPerWeek', text))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
