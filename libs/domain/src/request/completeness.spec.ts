import { describe, expect, it } from '@jest/globals';
import type { HospitalId } from '@jiedui/kernel';
import fc from 'fast-check';
import { specialties } from '../access/actor.js';
import { clinicalFields, type AnswerKey, answerKeys, type ClinicalAnswers } from './answer-fields.js';
import { answerFault } from './answer.check.js';
import { completenessOf, itemPath, type ScoredRequest } from './completeness.js';
import { wantedFileKinds } from './request-template.js';
import { requestTemplates, templateOf, templatesOn } from './request-templates.js';

/** A good answer to a field. */
function goodAnswer(key: AnswerKey): string | number {
  const field = clinicalFields[key];
  if (field.kind === 'number') return field.min;
  if (field.kind === 'choice') return field.options[0];
  return field.kind === 'date' ? '2026-11-01' : '有';
}

const wholeContent: ScoredRequest['content'] = {
  invitedHospitalId: 'hospital' as HospitalId,
  specialty: 'cardiology',
  urgency: 'urgent',
  patientAgeYears: 63,
  patientSex: 'male',
  history: '胸痛',
  question: '是否手术？',
  answerForm: 'live',
  isPanel: false,
  careSetting: null,
};
const emptyContent: ScoredRequest['content'] = {
  ...wholeContent,
  invitedHospitalId: null,
  specialty: null,
  urgency: null,
  patientAgeYears: null,
  patientSex: null,
  history: '',
  question: ' ',
};
const whole = (template = requestTemplates[0]): ScoredRequest => ({
  content: wholeContent,
  hasConsent: true,
  template,
  answers: Object.fromEntries(answerKeys.map((key) => [key, goodAnswer(key)])) as ClinicalAnswers,
  fileKinds: wantedFileKinds,
});

const request: fc.Arbitrary<ScoredRequest> = fc
  .record({
    template: fc.constantFrom(...requestTemplates),
    filled: fc.subarray([...answerKeys]),
    files: fc.subarray([...wantedFileKinds]),
    fields: fc.subarray(Object.keys(wholeContent) as (keyof typeof wholeContent)[]),
    hasConsent: fc.boolean(),
  })
  .map(({ template, filled, files, fields, hasConsent }) => ({
    template,
    hasConsent,
    fileKinds: files,
    answers: Object.fromEntries(filled.map((key) => [key, goodAnswer(key)])) as ClinicalAnswers,
    content: { ...emptyContent, ...Object.fromEntries(fields.map((field) => [field, wholeContent[field]])) },
  }));

/** Fills the first thing that is missing of a kind that can be filled by hand. */
function filledOnce(before: ScoredRequest, at: number): ScoredRequest {
  const { missing } = completenessOf(before);
  const item = missing[at % missing.length]?.item;
  switch (item?.kind) {
    case 'answer':
      return { ...before, answers: { ...before.answers, [item.name]: goodAnswer(item.name) } };
    case 'file':
      return { ...before, fileKinds: [...before.fileKinds, item.name] };
    case 'field':
      return item.name === 'consentGiver'
        ? { ...before, hasConsent: true }
        : { ...before, content: { ...before.content, [item.name]: wholeContent[item.name] } };
    default:
      return before;
  }
}

describe('how answerable a request is', () => {
  it('is all of a hundred exactly where nothing is missing', () => {
    for (const template of requestTemplates) {
      expect(completenessOf(whole(template))).toEqual({ score: 100, missing: [], blocking: [] });
    }
    fc.assert(
      fc.property(request, (one) => {
        const { score, missing } = completenessOf(one);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score === 100).toBe(missing.length === 0);
      }),
    );
  });

  it('is nothing for an empty page', () => {
    const empty = {
      content: emptyContent,
      hasConsent: false,
      template: undefined,
      answers: {},
      fileKinds: [],
    };
    expect(completenessOf(empty).score).toBe(0);
  });

  it('never falls by filling something in, and what is filled in is missing no more', () => {
    fc.assert(
      fc.property(request, fc.nat(), (before, at) => {
        const { missing, score } = completenessOf(before);
        if (missing.length === 0) return;
        const after = completenessOf(filledOnce(before, at));
        expect(after.score).toBeGreaterThanOrEqual(score);
        expect(after.missing.length).toBe(missing.length - 1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('names what is wrong with an answer that does not count', () => {
    const slipped = { ...whole(), answers: { ...whole().answers, heartRate: 700 } };
    expect(completenessOf(slipped).blocking).toMatchObject([
      { item: { kind: 'answer', name: 'heartRate' }, fault: 'outOfRange', need: 'required' },
    ]);
  });

  it('lets the files of an emergency follow, and nothing else', () => {
    const bare = { ...whole(), fileKinds: [], answers: {} };
    const hurried = { ...bare, content: { ...wholeContent, urgency: 'emergency' as const } };
    const paths = (one: ScoredRequest) => completenessOf(one).blocking.map(({ item }) => itemPath(item));
    expect(paths(bare)).toContain('files.ecg');
    expect(paths(hurried)).toEqual(paths(bare).filter((path) => path !== 'files.ecg'));
    expect(completenessOf(hurried).score).toBe(completenessOf(bare).score);
  });
});

describe('the templates', () => {
  it('give every specialty two complaints of its own or more, and the general one', () => {
    for (const specialty of specialties) {
      const offered = templatesOn('2026-11-22', specialty).map(({ id }) => id);
      expect(offered.length).toBeGreaterThanOrEqual(specialty === 'radiology' ? 2 : 3);
      expect(offered.at(-1)).toBe('general');
    }
  });

  it('are named once each, and ask for nothing twice', () => {
    const names = requestTemplates.map(({ id, version }) => `${id}/${version}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { id, fields, files } of requestTemplates) {
      expect([id, new Set(fields.map(({ key }) => key)).size]).toEqual([id, fields.length]);
      expect([id, new Set(files.map(({ kind }) => kind)).size]).toEqual([id, files.length]);
    }
  });

  it('change by a day: what was begun under an old version is read by it', () => {
    const [old] = requestTemplates;
    if (!old) throw new Error('There are no templates');
    const next = { ...old, version: 2, validFrom: '2027-03-01' };
    const both = [old, next];
    expect(templatesOn('2027-02-28', null, both)).toEqual([old]);
    expect(templatesOn('2027-03-01', null, both)).toEqual([next]);
    expect(templateOf({ id: old.id, version: 1 }, both)).toBe(old);
    expect(templatesOn('2025-12-31', null, both)).toEqual([]);
  });
});

describe('an answer', () => {
  it('counts within its range, its options, its length and the calendar', () => {
    expect(answerFault('heartRate', 58)).toBeUndefined();
    expect(answerFault('heartRate', '58')).toBe('notANumber');
    expect(answerFault('consciousness', 'asleep')).toBe('notAnOption');
    expect(answerFault('parity', ' ')).toBe('missing');
    expect(answerFault('parity', 'x'.repeat(101))).toBe('tooLong');
    expect(answerFault('operationDate', '2026-02-30')).toBe('notADate');
    expect(answerFault('operationDate', null)).toBe('missing');
  });
});
