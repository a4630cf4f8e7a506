import { describe, expect, it } from '@jest/globals';
import { createTranslator } from '@jiedui/messages';
import { gradeSteps, gradeWords } from './grade';

describe('gradeWords', () => {
  it('says level and class as people do', () => {
    const zh = createTranslator('zh-CN');
    const en = createTranslator('en');
    expect(gradeWords(zh, { level: 3, class: 'A' })).toBe('三级甲等');
    expect(gradeWords(en, { level: 2, class: 'B' })).toBe('Level 2, class B');
    expect(gradeWords(zh, { level: 2, class: null })).toBe('二级未定等');
    expect(gradeWords(zh, null)).toBe('未定级');
  });
});

describe('gradeSteps', () => {
  const since = '2020-01-01';

  it('tells upgrades, downgrades and losses apart, latest first', () => {
    const steps = gradeSteps([
      { grade: null, since },
      { grade: { level: 2, class: 'A' }, since },
      { grade: { level: 3, class: 'B' }, since },
      { grade: { level: 2, class: 'A' }, since },
      { grade: { level: 2, class: null }, since },
    ]);
    expect(steps.map(({ step }) => step)).toEqual(['lost', 'down', 'up', 'up', 'first']);
  });

  it('sees no upgrade in a grade confirmed', () => {
    const grade = { level: 3, class: 'A' } as const;
    expect(
      gradeSteps([
        { grade, since },
        { grade, since },
      ])[0]?.step,
    ).toBe('same');
  });
});
