import { describe, expect, it } from '@jest/globals';
import { parseImportSearch } from './import-search';
import { checkedPercent, rowsToApply } from './import-steps';

describe('checkedPercent', () => {
  it('never says that all is checked while it is still being checked', () => {
    expect(checkedPercent({ bytesRead: 512, sizeBytes: 1024 })).toBe(50);
    expect(checkedPercent({ bytesRead: 1024, sizeBytes: 1024 })).toBe(99);
    expect(checkedPercent({ bytesRead: 0, sizeBytes: 0 })).toBe(0);
  });
});

describe('rowsToApply', () => {
  it('counts what would change the register, not what is bad or the same', () => {
    expect(rowsToApply({ counts: { created: 3, changed: 2, unchanged: 10, bad: 1 } })).toBe(5);
  });
});

describe('parseImportSearch', () => {
  it('reads outcome and page, and leaves out what makes no sense', () => {
    expect(parseImportSearch({ outcome: 'changed', page: 2 })).toEqual({ outcome: 'changed', page: 2 });
    expect(parseImportSearch({ outcome: 'lost', page: 1 })).toEqual({});
  });
});
