import { describe, expect, it } from '@jest/globals';
import type { AgreementTerms } from '@jiedui/contracts';
import { areDatesSound, bodyOf, draftOf, isFieldSound } from './terms-draft';

const terms: AgreementTerms = {
  isLead: true,
  specialties: ['cardiology', 'obstetrics'],
  services: ['writtenOpinion'],
  purpose: 'p',
  invitingDuties: '',
  invitedDuties: '',
  invitingLiability: '',
  invitedLiability: '',
  fees: '',
  responseLimitMinutes: { routine: 2_880, urgent: 240, emergency: 30 },
  answerLimitMinutes: { routine: 4_320, urgent: 1_440, emergency: 720 },
  contactEveryDays: 30,
  validFrom: '2026-12-01',
  validUntil: null,
};

describe('the terms while they are typed', () => {
  it('come back as they were', () => {
    expect(bodyOf(draftOf(terms))).toEqual(terms);
    const noRhythm = { ...terms, contactEveryDays: null };
    expect(bodyOf(draftOf(noRhythm))).toEqual(noRhythm);
  });

  it('send only what changed', () => {
    expect(bodyOf({ validFrom: '', contactEveryDays: '14' })).toEqual({
      validFrom: null,
      contactEveryDays: 14,
    });
    expect(bodyOf({ specialties: '' })).toEqual({ specialties: [] });
    expect(bodyOf({ contactEveryDays: '' })).toEqual({ contactEveryDays: null });
  });

  it('hold back what the server would refuse', () => {
    const limits = (typed: string) => isFieldSound('responseLimitMinutes', typed);
    expect(limits('2880,240,30')).toBe(true);
    for (const wrong of ['2880,240,', '2880,240,300', '2880,2.5,1', '0,0,0', '99999,240,30']) {
      expect(limits(wrong)).toBe(false);
    }
    expect([isFieldSound('contactEveryDays', '366'), isFieldSound('contactEveryDays', '0')]).toEqual([
      true,
      false,
    ]);
    expect(areDatesSound({ ...draftOf(terms), validUntil: '2026-11-30' })).toBe(false);
  });
});
