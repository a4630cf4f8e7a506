import { describe, expect, it } from '@jest/globals';
import { verdictOf } from './verdict';

describe('verdictOf', () => {
  it.each([
    [{ hasMicrophone: true, hasCamera: true, isHeard: true }, 'good'],
    [{ hasMicrophone: true, hasCamera: true, isHeard: false }, 'quiet'],
    [{ hasMicrophone: true, hasCamera: false, isHeard: true }, 'voiceOnly'],
    [{ hasMicrophone: false, hasCamera: true, isHeard: false }, 'noMicrophone'],
  ] as const)('judges %j as %s', (found, verdict) => expect(verdictOf(found)).toBe(verdict));
});
