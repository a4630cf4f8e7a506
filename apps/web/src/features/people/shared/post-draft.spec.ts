import { describe, expect, it } from '@jest/globals';
import type { Hospital } from '@jiedui/contracts';
import { postFaults, postInputOf, type PostDraft } from './post-draft';

const hospital = {
  id: 'h1',
  code: 'A',
  nameZh: '甲',
  nameEn: 'A',
  timeZone: 'Asia/Shanghai',
} as unknown as Hospital;
const blank: PostDraft = {
  role: 'countyDoctor',
  hospital: null,
  region: null,
  specialties: [],
  validFrom: '',
  validUntil: '',
};

describe('postFaults', () => {
  it('asks for the place that the role is held at', () => {
    expect([...postFaults(blank)]).toEqual(['hospitalMissing']);
    expect([...postFaults({ ...blank, role: 'supervisor' })]).toEqual(['regionMissing']);
    expect([...postFaults({ ...blank, role: 'platformAdministrator' })]).toEqual([]);
  });

  it('asks experts, and only them, for what they answer', () => {
    expect([...postFaults({ ...blank, hospital, role: 'expert' })]).toEqual(['specialtiesMissing']);
    expect([...postFaults({ ...blank, hospital, role: 'coordinator' })]).toEqual([]);
  });

  it('does not let a post end before it begins', () => {
    const span = { validFrom: '2026-12-02', validUntil: '2026-12-01' };
    expect([...postFaults({ ...blank, hospital, ...span })]).toEqual(['untilBeforeFrom']);
  });
});

describe('postInputOf', () => {
  it('leaves behind what was chosen for another role', () => {
    const draft: PostDraft = { ...blank, role: 'supervisor', hospital, specialties: ['cardiology'] };
    const region = { code: '53', nameZh: '云南省', nameEn: 'Yunnan' };
    expect(postInputOf({ ...draft, region })).toEqual({
      role: 'supervisor',
      hospitalId: null,
      regionCode: '53',
      specialties: [],
      validUntil: null,
    });
  });
});
