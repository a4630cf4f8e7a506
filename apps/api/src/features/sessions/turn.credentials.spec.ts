import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { TurnCredentials } from './turn.credentials.js';

const now = new Date('2026-11-22T08:00:00Z');
const clock = { now: () => now };
const urls = ['turns:turn.example.org:443?transport=tcp'];
const secret = 'a secret shared with coturn';

describe('what a browser is given for the relay', () => {
  it('holds for hours, is made with the shared secret, and says nothing of the person', () => {
    const credentials = new TurnCredentials({ TURN_URLS: urls, TURN_SECRET: secret }, clock);
    const [server] = credentials.issue();
    const [until = '', random = ''] = (server?.username ?? '').split(':');
    expect(Number(until) - now.getTime() / 1_000).toBe(6 * 3_600);
    expect(random).toMatch(/^[0-9a-f-]{36}$/);
    expect(server).toEqual({
      urls,
      username: `${until}:${random}`,
      credential: createHmac('sha1', secret).update(`${until}:${random}`).digest('base64'),
    });
    expect(credentials.issue()[0]?.username).not.toBe(server?.username);
  });

  it('is nothing where there is no relay', () => {
    expect(new TurnCredentials({ TURN_URLS: [], TURN_SECRET: undefined }, clock).issue()).toEqual([]);
  });
});
