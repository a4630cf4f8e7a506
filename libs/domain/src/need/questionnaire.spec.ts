import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { specialties } from '../access/actor.js';
import { type HospitalTier, hospitalTiers } from '../hospital/hospital.js';
import { answerDifferences } from './answer.differences.js';
import { capabilityLevels, careLanguages } from './need.js';
import {
  faultsOfAnswers,
  isAnswerableYear,
  type NeedAnswer,
  type NeedsAnswers,
  questionnaireKindOf,
} from './questionnaire.js';
import { techniquesOf } from './techniques.js';

const line: NeedAnswer = {
  specialty: 'cardiology',
  casesPerYear: 300,
  transferOutPercent: 30,
  capability: 2,
  evidence: 'Two physicians, no catheter laboratory',
  wantedTechniques: ['pci'],
  wantedPosts: 1,
};
const answers: NeedsAnswers = { kind: 'needs', languages: ['yue'], specialties: [line] };

const anyLine = (specialty: NeedAnswer['specialty']): fc.Arbitrary<NeedAnswer> =>
  fc.record({
    specialty: fc.constant(specialty),
    casesPerYear: fc.option(fc.nat(5_000)),
    transferOutPercent: fc.option(fc.nat(100)),
    capability: fc.option(fc.constantFrom(...capabilityLevels)),
    evidence: fc.string({ maxLength: 5 }),
    wantedTechniques: fc.subarray([...techniquesOf[specialty]]),
    wantedPosts: fc.nat(10),
  });
const anyAnswers: fc.Arbitrary<NeedsAnswers> = fc.subarray([...specialties]).chain((chosen) =>
  fc.record({
    kind: fc.constant('needs' as const),
    languages: fc.subarray([...careLanguages]),
    specialties: fc.tuple(...chosen.map(anyLine)),
  }),
);

describe('the questionnaire of a hospital', () => {
  it('asks counties and those below for needs, and others of level 3 for strengths', () => {
    const kinds = (grade: 2 | 3 | null) =>
      hospitalTiers.map((tier: HospitalTier) =>
        questionnaireKindOf({ tier, grade: grade && { level: grade, class: 'A' } }),
      );
    expect(kinds(3)).toEqual(['strengths', 'strengths', 'strengths', 'needs', 'needs', 'needs']);
    expect(kinds(2)).toEqual([null, null, null, 'needs', 'needs', 'needs']);
    expect(kinds(null)).toEqual([null, null, null, 'needs', 'needs', 'needs']);
  });

  it('is of a year of the programme, the next one at the latest', () => {
    const now = new Date('2026-06-01T00:00:00Z');
    expect([2015, 2016, 2026, 2027, 2028, 2026.5].map((year) => isAnswerableYear(year, now))).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('names every answer that is missing, and evidence only for a level above none', () => {
    expect(faultsOfAnswers(answers)).toEqual([]);
    expect(faultsOfAnswers({ ...answers, specialties: [] })).toEqual([
      { specialty: null, field: 'specialties' },
    ]);
    const empty = { ...line, casesPerYear: null, transferOutPercent: null, capability: null, evidence: '' };
    const fields = (one: NeedAnswer) =>
      faultsOfAnswers({ ...answers, specialties: [one] }).map(({ field }) => field);
    expect(fields(empty)).toEqual(['casesPerYear', 'transferOutPercent', 'capability', 'evidence']);
    expect(fields({ ...line, capability: 0, evidence: '' })).toEqual([]);
    const { specialty, capability, evidence } = line;
    const offer = { specialty, capability, evidence, techniques: [] };
    expect(
      faultsOfAnswers({
        kind: 'strengths',
        languages: [],
        posts: null,
        teleclinicHoursPerWeek: 0,
        specialties: [offer],
      }),
    ).toEqual([{ specialty: null, field: 'posts' }]);
  });
});

describe('the differences of two versions', () => {
  it('tell what came, went and changed', () => {
    const { specialty: _, ...rest } = line;
    const other = {
      ...rest,
      specialty: 'neurology' as const,
      wantedTechniques: [],
      evidence: '',
      wantedPosts: 0,
    };
    const after: NeedsAnswers = {
      kind: 'needs',
      languages: ['yue'],
      specialties: [{ ...line, capability: 3 }, other],
    };
    const told = answerDifferences(answers, after).map(
      (one) => `${one.specialty} ${one.line} ${one.field} ${String(one.before)}>${String(one.after)}`,
    );
    expect(told).toEqual([
      'cardiology kept capability 2>3',
      'neurology added casesPerYear null>300',
      'neurology added transferOutPercent null>30',
      'neurology added capability null>2',
      'neurology added wantedPosts null>0',
    ]);
  });

  it('are none of a version with itself, and turn around with the versions', () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (one, other) => {
        expect(answerDifferences(one, one)).toEqual([]);
        const key = ({ specialty, field }: { specialty: string | null; field: string }) =>
          `${specialty} ${field}`;
        const there = answerDifferences(one, other);
        const back = new Map(
          answerDifferences(other, one).map((difference) => [key(difference), difference]),
        );
        expect(back.size).toBe(there.length);
        for (const difference of there) {
          expect(back.get(key(difference))).toMatchObject({
            before: difference.after,
            after: difference.before,
          });
        }
      }),
    );
  });
});
