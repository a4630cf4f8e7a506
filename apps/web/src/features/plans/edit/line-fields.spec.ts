import { describe, expect, it } from '@jest/globals';
import { draftOf, lineOf } from './line-fields';

const milestone = {
  kind: 'milestone',
  id: '018f0000-0000-7000-8000-0000000000aa',
  title: '胸痛中心通过验收',
  dueOn: '2026-10-31',
  doneOn: null,
  evidence: [],
} as const;

describe('a line that is typed', () => {
  it('is sent as it was read when nothing changed', () => {
    const draft = draftOf({ ...milestone, evidence: [] });
    expect(lineOf('milestone', draft).item).toEqual({
      kind: 'milestone',
      title: milestone.title,
      dueOn: milestone.dueOn,
    });
  });

  it('leaves out what may stay empty, and says which fields do not do', () => {
    const post = {
      personName: '示例甲',
      specialty: 'cardiology',
      startsOn: '2026-01-01',
      endsOn: '2026-06-30',
    };
    expect(lineOf('post', post).item).toMatchObject({ personId: null, title: null, note: '' });
    expect(lineOf('post', { ...post, personName: ' ', startsOn: '' }).faults).toEqual(
      new Set(['personName', 'startsOn']),
    );
    expect(lineOf('post', { ...post, endsOn: '2025-12-31' }).faults).toEqual(new Set(['endsOn']));
  });

  it('takes no number for none', () => {
    const target = { indicator: 'localCases', specialty: '', baseline: '', goal: '20' };
    expect(lineOf('target', target).faults).toEqual(new Set(['baseline']));
    expect(lineOf('target', { ...target, baseline: '0' }).item).toMatchObject({
      baseline: 0,
      specialty: null,
    });
  });
});
