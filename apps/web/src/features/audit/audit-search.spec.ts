import { describe, expect, it } from '@jest/globals';
import { filterOf, parseAuditSearch } from './audit-search.js';

describe('the filters of the audit page in its address', () => {
  it('keeps what can be read, and drops the rest without losing it', () => {
    expect(
      parseAuditSearch({ action: 'read', outcome: 'maybe', from: '2026-02-30', to: '2026-03-01', line: 'x' }),
    ).toEqual({ action: 'read', to: '2026-03-01' });
  });

  it('takes whole days, the last one included, on the clock of the viewer', () => {
    const { from, to } = filterOf({ from: '2026-03-01', to: '2026-03-01', action: 'read' });
    expect(new Date(from ?? '').getHours()).toBe(0);
    expect(new Date(to ?? '').getTime() - new Date(from ?? '').getTime()).toBe(86_400_000);
  });

  it('does not ask the API for the line that is open', () => {
    expect(filterOf({ line: '0190a000-0000-7000-8000-000000000001' })).toEqual({});
  });
});
