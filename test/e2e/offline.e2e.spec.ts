import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import type { Browser } from 'playwright-core';
import { launchBrowser, Screen } from './browser.js';
import { consent } from './main-job.js';
import { Product } from './product.js';
import { askOffline, keptOnDevice } from './offline-steps.js';

const minuteMs = 60_000;
const question = '离线时写的问题：是否需要转院？';
let product: Product;
let browser: Browser;
let county: Screen;

beforeAll(async () => {
  product = await Product.start();
  browser = await launchBrowser();
  county = await Screen.open(browser, 'county doctor', product.url);
}, 5 * minuteMs);

afterAll(async () => {
  await browser.close();
  await product.stop();
}, minuteMs);

const askedOnes = async () => {
  const { items } = await county.get<{ items: Consultation[] }>('/api/consultations?pageSize=100');
  return items.filter((one) => one.question === question);
};

describe('a request while the link is away', () => {
  it(
    'is written on, signed and asked later, through a closed lid, and arrives exactly once',
    async () => {
      await county.signIn('doctor@county-a.example', 'jiedui-demo');
      await county.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
      await county.click('new-request');
      await county.click('patientSex-female');
      await county.fill('field-patientAgeYears', '40');
      await county.page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
      await county.page.locator('[data-testid="save-mark"][data-status="saved"]').waitFor();

      await county.context.setOffline(true);
      await county.page.reload();
      await county.at('request-offline').waitFor();
      expect(await county.page.locator('#field-patientAgeYears').inputValue()).toBe('40');
      await askOffline(county, question);
      await consent(county, 'consent-on-device');
      await county.click('submit-later');
      await county.at('submit-later-cancel').waitFor();
      expect((await keptOnDevice(county)).isReadable).toBe(false);

      await county.page.goto('about:blank');
      await county.page.goto('/');
      await county.at('device-draft').locator('a').click();
      expect(await county.at('field-question').inputValue()).toBe(question);
      await county.page.goto('/');
      await county.at('device-draft').waitFor();

      await county.context.setOffline(false);
      await county.at('home-device-drafts').waitFor({ state: 'detached', timeout: minuteMs });
      const [only, ...others] = await askedOnes();
      expect(others).toEqual([]);
      const asked = await county.get<Consultation>(`/api/consultations/${only?.id}`);
      expect(asked).toMatchObject({
        state: 'submitted',
        patientAgeYears: 40,
        consentedAt: expect.any(String),
      });
    },
    3 * minuteMs,
  );

  it('leaves nothing on the device after signing out', async () => {
    await county.page.goto('/requests/new');
    await county.click('patientSex-male');
    await waitFor('the draft to be kept', async () => (await keptOnDevice(county)).entries > 0);
    await county.page.goto('/');
    await county.click('user-menu');
    await county.click('sign-out');
    // Asked only where something is not with the server yet.
    const either = county.at('confirm-sign-out').or(county.at('sign-in-email'));
    await either.first().waitFor();
    if (await county.at('confirm-sign-out').isVisible()) await county.click('confirm-sign-out');
    await county.at('sign-in-email').waitFor();
    await waitFor('the device to be empty', async () => {
      const { entries, keys } = await keptOnDevice(county);
      return entries === 0 && keys === 0;
    });
  });
});
