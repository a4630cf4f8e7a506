import { describe, expect, it } from '@jest/globals';
import { isResidentNumber, searchForm } from './patient-identity.js';

describe('the form in which patients are looked up', () => {
  it.each([
    ['name', '张 三丰', '张三丰'],
    ['name', '阿依古丽・买买提', '阿依古丽·买买提'],
    ['name', 'ＬＩ　ming', 'liming'],
    ['identityNumber', '11010519491231002x', '11010519491231002X'],
    ['phone', '+86 138-0000-0000', '13800000000'],
    ['phone', '0086 13800000000', '13800000000'],
    ['phone', '0872-2123456', '08722123456'],
    ['recordNumber', 'zy 2026-00017', 'ZY202600017'],
  ] as const)('%s %s', (field, typed, expected) => expect(searchForm(field, typed)).toBe(expected));
});

describe('resident identity numbers', () => {
  it('fit their check digit', () => {
    expect(isResidentNumber('11010519491231002X')).toBe(true);
    expect(isResidentNumber('11010519491231002x')).toBe(true);
    expect(isResidentNumber('110105194912310021')).toBe(false);
    expect(isResidentNumber('11010519491231')).toBe(false);
  });
});
