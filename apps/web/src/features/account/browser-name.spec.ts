import { describe, expect, it } from '@jest/globals';
import { browserName } from './browser-name';

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('browserName', () => {
  it.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/109.0.0.0 Safari/537.36`,
      'Chrome',
      'Windows',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0`,
      'Edge',
      'Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1',
      'Safari',
      'iOS',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0', 'Firefox', 'Linux'],
    [
      `Mozilla/5.0 (Linux; Android 12; Phone) ${webKit} Version/4.0 Chrome/107.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.44`,
      'WeChat',
      'Android',
    ],
  ])('reads %s', (agent, browser, system) => {
    expect(browserName(agent)).toEqual({ browser, system });
  });

  it('does not guess', () => {
    expect([browserName('curl/8.5.0'), browserName(null)]).toEqual([undefined, undefined]);
  });
});
