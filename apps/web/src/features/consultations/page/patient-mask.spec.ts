import { describe, expect, it } from '@jest/globals';
import { isMasked, maskedValue } from './patient-mask';

describe('maskedValue', () => {
  it('keeps enough of a number to compare it', () => {
    expect(maskedValue('identityNumber', '11010519491231002X')).toBe('110***********002X');
    expect(maskedValue('phone', '13800001234')).toBe('138****1234');
  });

  it('keeps nothing of a short one, whose ends would be most of it', () => {
    expect(maskedValue('identityNumber', 'H1234567')).toBe('********');
    expect(maskedValue('phone', '12345')).toBe('*****');
  });

  it('leaves what a doctor needs at a glance', () => {
    expect(isMasked('name')).toBe(false);
    expect(maskedValue('recordNumber', 'ZY-2026-17')).toBe('ZY-2026-17');
  });
});
