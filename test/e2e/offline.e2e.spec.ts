import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { launchBrowser, Screen } from './browser.js';
import { consent } from './main-job.js';
import { Product } from './product.js';
import { sampleReport } from './sample-files.js';
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

  it(
    'sends a file whose link and server break in its middle, once and whole',
    async () => {
      const file = Buffer.concat([sampleReport(), randomBytes(3_000_000)]);
      const row = (status: string) =>
        county.page.locator(`[data-testid="upload-row"][data-status="${status}"]`).waitFor();
      await county.page.goto('/');
      await county.click('new-request');
      await county.click('patientSex-female');
      await county.page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
      const id = county.page.url().split('/').at(-1);

      const link = await county.context.newCDPSession(county.page);
      await link.send('Network.enable');
      await link.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 40,
        downloadThroughput: -1,
        uploadThroughput: 300_000,
      });
      await county.page
        .getByTestId('attachment-input')
        .setInputFiles({ name: '出院小结.pdf', mimeType: 'application/pdf', buffer: file });
      await row('uploading');
      await county.page.waitForTimeout(4_000);
      process.kill((await product.runFile()).pids.api, 'SIGKILL');
      await row('interrupted');
      await link.detach();
      const [attached] = await waitFor('the file', async () => {
        const { attachments } = await county.get<Consultation>(`/api/consultations/${id}`);
        return attachments.length > 0 && attachments;
      });
      const kept = await county.context.request.get(`/api/consultations/${id}/attachments/${attached?.id}`);
      expect((await kept.body()).equals(file)).toBe(true);
      await county.page.getByTestId('upload-row').waitFor({ state: 'detached' });
    },
    2 * minuteMs,
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
