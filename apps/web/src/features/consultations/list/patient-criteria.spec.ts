import { describe, expect, it } from '@jest/globals';
import { criteriaOf, fieldsOf } from './patient-criteria';

describe('criteriaOf', () => {
  it('keeps what was typed, without the spaces around it', () => {
    const criteria = criteriaOf({ name: ' 甲某 ', phone: '', recordNumber: '  ', identityNumber: null });
    expect(criteria).toEqual({ name: '甲某' });
    expect(fieldsOf(criteria)).toEqual(['name']);
  });

  it('is empty where nothing was typed', () => {
    expect(fieldsOf(criteriaOf({ name: ' ' }))).toEqual([]);
  });
});
