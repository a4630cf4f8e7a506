import { describe, expect, it } from '@jest/globals';
import { refusalOf } from './upload-queue';

const file = { size: 1_000, type: 'image/png' };

describe('refusalOf', () => {
  it('lets through what the contract allows, also where the browser does not know the type', () => {
    expect(refusalOf(file, 0)).toBeUndefined();
    expect(refusalOf({ ...file, type: '' }, 0)).toBeUndefined();
  });

  it('refuses before anything travels', () => {
    expect(refusalOf({ ...file, size: 0 }, 0)).toBe('FILE_EMPTY');
    expect(refusalOf({ ...file, size: 26 * 1024 * 1024 }, 0)).toBe('FILE_TOO_LARGE');
    expect(refusalOf({ ...file, type: 'text/plain' }, 0)).toBe('FILE_TYPE_UNSUPPORTED');
    expect(refusalOf(file, 20)).toBe('FILES_TOO_MANY');
  });
});
