import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ApiCaller } from './api-caller.js';
import { asked } from './asking.js';
import { launchBrowser, Screen } from './browser.js';
import { Product } from './product.js';

const minuteMs = 60_000;
const patienceMs = 90_000;
const name = '李女士（女儿）';
let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await Product.start();
  browser = await launchBrowser();
}, 5 * minuteMs);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, minuteMs);

/** Booked for now, over the API: how that is done in pages has tests of its own. */
async function bookedNow() {
  const [doctor, expert] = await Promise.all([
    ApiCaller.signIn(product.url, 'doctor@county-a.example'),
    ApiCaller.signIn(product.url, 'expert@top-a.example'),
  ]);
  const { id: consultationId, revision } = await asked(doctor);
  const params = { consultationId };
  const accepted = await expert.call('acceptConsultation', { params, body: { revision } });
  const startsAt = new Date(Date.now() + 60_000);
  return expert.call('scheduleConsultation', {
    params,
    body: {
      revision: accepted.revision,
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + 20 * minuteMs).toISOString(),
    },
  });
}

describe('a relative who comes by a link', () => {
  it(
    'waits, is let in, is heard, is sent out and cannot come back by themselves',
    async () => {
      const { id, number } = await bookedNow();
      const doctor = await Screen.open(browser, 'county doctor', product.url);
      await doctor.signIn('doctor@county-a.example', 'jiedui-demo');
      await doctor.page.goto(`/consultations/${id}`);
      await doctor.click('invite-guest');
      await doctor.at('guest-name').fill(name);
      await doctor.click('dialog-confirm');
      const link = await doctor.at('guest-link').inputValue();
      await doctor.click('dialog-cancel');

      const relative = await Screen.open(browser, 'relative', product.url);
      await relative.page.goto(link);
      await relative.at('guest-visit').waitFor({ timeout: patienceMs });
      expect(relative.page.url()).not.toContain('#');
      await relative.click('lobby-enter');
      await relative.at('waiting-room').waitFor({ timeout: patienceMs });
      await relative.page.reload();
      await relative.at('waiting-room').waitFor({ timeout: patienceMs });

      const stranger = await Screen.open(browser, 'stranger', product.url);
      await stranger.page.goto(link);
      await stranger.at('guest-error').waitFor({ timeout: patienceMs });
      expect(await stranger.at('guest-error').innerText()).toContain('另一台设备');

      await doctor.page.goto(`/consultations/${id}/room`);
      await doctor.click('lobby-enter');
      await doctor.at('room-waiting').filter({ hasText: name }).waitFor({ timeout: patienceMs });
      await doctor.click('room-admit');
      await relative.at('live-room').waitFor({ timeout: patienceMs });
      // The fake microphone beeps: whoever hears it is told who speaks.
      await doctor.page
        .locator('[data-testid="room-peer"][data-speaking="true"]', { hasText: name })
        .waitFor({ timeout: patienceMs });
      const shown = await relative.page.locator('body').innerText();
      expect(shown).not.toContain(number);
      expect(await relative.at('room-case').count()).toBe(0);
      expect(await relative.at('room-side').count()).toBe(0);

      await doctor.click('room-share');
      await doctor.click('room-share-documents');
      await relative.at('room-screen-video').waitFor({ timeout: patienceMs });
      await doctor.click('room-share-stop');
      await relative.at('room-screen').waitFor({ state: 'detached', timeout: patienceMs });

      await relative.click('room-hand');
      await doctor.click('room-people');
      await doctor.at('room-person').filter({ hasText: '举手' }).waitFor({ timeout: patienceMs });
      expect(await relative.at('people-remove').count()).toBe(0);
      await doctor.click('people-remove');
      await doctor.click('confirm-remove');
      await relative.page
        .locator('[data-testid="room-over"][data-reason="removed"]')
        .waitFor({ timeout: patienceMs });
      await relative.page.reload();
      await relative.click('lobby-enter');
      await relative.at('waiting-room').waitFor({ timeout: patienceMs });
      await doctor.click('room-decline');
      await relative.page
        .locator('[data-testid="room-over"][data-reason="declined"]')
        .waitFor({ timeout: patienceMs });
    },
    8 * minuteMs,
  );
});
