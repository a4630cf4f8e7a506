import { describe, expect, it } from '@jest/globals';
import { enforced, isEffective, regulation } from './regulation.js';
import {
  consentPresent,
  regulationOf,
  regulations,
  retainedByClass,
  retainedUntil,
  retentionClassOf,
  signedBeforeShown,
} from './regulations.js';

const on = (day: string) => new Date(`${day}T12:00:00Z`);

describe('a rule', () => {
  const dated = (effectiveFrom: string | null, effectiveUntil: string | null) =>
    regulation({
      id: 'consentPresent',
      source: 'agreement',
      effectiveFrom,
      effectiveUntil,
      codes: ['WRONG'],
      check: () => 'WRONG',
    });

  it('holds from its first to its last day or month, both included', () => {
    const rule = dated('2018-09', '2026-11-22');
    expect(isEffective(rule, on('2018-08-31'))).toBe(false);
    expect(isEffective(rule, on('2018-09-01'))).toBe(true);
    expect(isEffective(rule, on('2026-11-22'))).toBe(true);
    expect(isEffective(rule, on('2026-11-23'))).toBe(false);
    expect(isEffective(dated(null, null), on('1990-01-01'))).toBe(true);
    expect(isEffective(dated(null, '2026-11'), on('2026-11-30'))).toBe(true);
  });

  it('is silent on a day on which it does not hold', () => {
    expect(enforced(dated('2027-01', null))({}, on('2026-12-31'))).toBeUndefined();
    expect(enforced(dated('2027-01', null))({}, on('2027-01-01'))).toBe('WRONG');
  });
});

describe('the rules of the field', () => {
  it('are named by their own ids, and their codes lead back to them', () => {
    for (const [id, rule] of Object.entries(regulations)) {
      expect(rule.id).toBe(id);
      for (const code of rule.codes) expect(regulationOf(code)).toBe(id);
    }
    expect(regulationOf('NOT_FOUND')).toBeUndefined();
  });

  it('want a consent, and a signature before anybody else reads', () => {
    expect(consentPresent.check({ request: { consentGiver: null } }, on('2026-01-01'))).toBe(
      'CONSENT_MISSING',
    );
    expect(consentPresent.check({ request: { consentGiver: 'guardian' } }, on('2026-01-01'))).toBeUndefined();
    const shown = (isSigned: boolean, isAuthor: boolean) =>
      signedBeforeShown.check({ isSigned, isAuthor }, on('2026-01-01'));
    expect([shown(true, false), shown(false, true), shown(false, false)]).toEqual([
      undefined,
      undefined,
      'OPINION_NOT_SIGNED',
    ]);
  });

  it('keep a record for as long as its class says, and for the longer where nobody said', () => {
    const until = retainedUntil(on('2026-11-22'), retentionClassOf('outpatient'));
    expect(until).toBe('2041-11-22');
    expect(retainedUntil(on('2026-11-22'), retentionClassOf(null))).toBe('2056-11-22');
    expect(retainedByClass.check({ retainUntil: until }, on('2041-11-21'))).toBe('RECORD_RETAINED');
    expect(retainedByClass.check({ retainUntil: until }, on('2041-11-22'))).toBeUndefined();
    expect(retainedByClass.check({ retainUntil: null }, on('2099-01-01'))).toBe('RECORD_RETAINED');
  });
});
