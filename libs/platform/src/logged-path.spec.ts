import { describe, expect, it } from '@jest/globals';
import { loggedPath } from './logged-path.js';

describe('the address in a log line', () => {
  it('keeps the words of routes and ids, so that it can be followed', () => {
    const id = '01a201b9-a256-728e-bc23-084f327e4fa2';
    expect(loggedPath(`/api/consultations/${id}/timeline`)).toBe(`/api/consultations/${id}/timeline`);
    expect(loggedPath('/')).toBe('/');
    expect(loggedPath(undefined)).toBeUndefined();
  });

  it('loses what somebody typed into it', () => {
    expect(loggedPath('/api/consultations/%E5%BC%A0%E4%B8%89/timeline?search=x')).toBe(
      '/api/consultations/…/timeline',
    );
    expect(loggedPath('/zhangsan')).toBe('/…');
  });
});
