import { describe, expect, it } from '@jest/globals';
import { relyingPartyOf } from './relying-party.js';

describe('to whom passkeys belong', () => {
  it.each([
    ['https://jiedui.example', 'jiedui.example', ['https://jiedui.example']],
    ['https://jiedui.example:8443', 'jiedui.example', ['https://jiedui.example:8443']],
    ['http://127.0.0.1:3000', 'localhost', ['http://localhost:3000']],
    ['http://localhost:3000', 'localhost', ['http://localhost:3000']],
    ['http://10.1.2.3:3000', '10.1.2.3', []],
  ])('at %s', (url, id, origins) => {
    expect(relyingPartyOf(url)).toEqual({ id, origins });
  });
});
