import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@jiedui/testing';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { ApiCaller } from './api-caller.js';
import { asked } from './asking.js';
import { launchBrowser, Screen } from './browser.js';
import { Product } from './product.js';

const minuteMs = 60_000;
const password = 'jiedui-demo';
let product: Product;
let browser: Browser;
let doctor: ApiCaller;
const screens = new Map<string, Screen>();

/** The page of one person, signed in once. */
async function pageOf(email: string, path: string): Promise<Screen> {
  const screen = screens.get(email) ?? (await Screen.open(browser, email, product.url));
  if (!screens.has(email)) await screen.signIn(email, password);
  screens.set(email, screen);
  await screen.page.goto(path);
  return screen;
}

beforeAll(async () => {
  product = await Product.start();
  browser = await launchBrowser();
  doctor = await ApiCaller.signIn(product.url, 'doctor@county-a.example');
}, 5 * minuteMs);

afterAll(async () => {
  await browser.close();
  await product.stop();
}, minuteMs);

describe('a question that is not answered at once', () => {
  it(
    'is asked back and supplied, taken, put right by the coordinator, and handed to another expert',
    async () => {
      const { id } = await asked(doctor);
      const path = `/consultations/${id}`;
      const expert = await pageOf('expert@top-a.example', path);
      await expert.click('action-requestInformation');
      await expert.click('dialog-confirm');
      await expert.page.getByRole('alert').first().waitFor();
      await expert.fill('dialog-reason', '请补充心电图结果');
      await expert.click('dialog-confirm');
      await expert.waitForState('informationRequested');

      const county = await pageOf('doctor@county-a.example', path);
      await county.click('action-supplyInformation');
      await county.fill('supply-history', '胸闷两周，活动后加重。心电图：V4–V6 导联 ST 段压低。');
      await county.click('dialog-confirm');
      await county.waitForState('submitted');

      await expert.waitForState('submitted');
      expect(await expert.at('case-history').textContent()).toContain('ST 段压低');
      await expert.click('action-accept');
      await expert.waitForState('accepted');

      const coordinator = await pageOf('coordinator@county-a.example', path);
      await coordinator.click('correct');
      await coordinator.fill('correct-patientAgeYears', '36');
      await coordinator.fill('dialog-reason', '年龄录入有误');
      await coordinator.click('dialog-confirm');
      await coordinator.at('dialog-confirm').waitFor({ state: 'detached' });
      await county.page.getByTestId('patient-strip').filter({ hasText: '36' }).waitFor();

      const top = await pageOf('coordinator@top-a.example', path);
      await top.click('action-reassign');
      await top.page.getByTestId('candidate').filter({ hasText: '示例专家乙' }).click();
      await top.fill('dialog-reason', '原专家临时手术');
      await top.click('dialog-confirm');
      await top.at('dialog-confirm').waitFor({ state: 'detached' });
      const moved = await doctor.call('getConsultation', { params: { consultationId: id } });
      expect(moved.expert?.nameZh).toBe('示例专家乙');
      expect(moved.request).toMatchObject({ patientAgeYears: 36 });
    },
    3 * minuteMs,
  );
});

describe('a panel', () => {
  it(
    'is led by its chair: a member is asked, signs an opinion of their own, and the chair signs for all',
    async () => {
      const { id } = await asked(doctor, { isPanel: true });
      const path = `/consultations/${id}`;
      const chair = await pageOf('expert@top-a.example', path);
      await chair.click('action-accept');
      await chair.waitForState('accepted');
      await chair.click('add-member');
      await chair.fill('member-search', '示例专家乙');
      await chair.page.getByTestId('candidate').filter({ hasText: '示例专家乙' }).click();
      await chair.click('dialog-confirm');
      await chair.click('ask-member');

      const member = await pageOf('expert2@top-a.example', path);
      await member.fill('panel-findings', '心电图提示缺血，功能良好。');
      await member.fill('panel-advice', '建议先行冠脉 CTA。');
      await member.click('sign-panel-opinion');
      await member.stepUp(password);
      await member.at('panel-opinion').waitFor();

      await chair.page.locator('[data-testid="panel-member"][data-state="signed"]').waitFor();
      await chair.fill('opinion-findings', '综合两位专家意见，考虑稳定型心绞痛。');
      await chair.fill('opinion-advice', '先行冠脉 CTA，必要时造影。');
      await chair.click('action-sign');
      await chair.click('dialog-confirm');
      await chair.stepUp(password);
      await chair.waitForState('signed');
      const county = await pageOf('doctor@county-a.example', path);
      expect(await county.at('panel-opinion').textContent()).toContain('冠脉 CTA');
    },
    3 * minuteMs,
  );
});

describe('a plan of slots', () => {
  it(
    'is proposed, published and taken back by the coordinator',
    async () => {
      const coordinator = await pageOf('coordinator@top-a.example', '/slot-plans');
      await coordinator.click('slot-plan-new');
      await coordinator.click('slot-plan-make');
      await coordinator.click('slot-plan-publish');
      const state = (value: string) =>
        coordinator.page.locator(
          `[data-testid="slot-plan"] [data-testid="slot-plan-state"][data-state="${value}"]`,
        );
      await state('published').waitFor();
      expect(await coordinator.at('slot-day').count()).toBe(1);
      await coordinator.click('slot-plan-withdraw');
      await coordinator.fill('slot-plan-reason', '门诊停诊');
      await coordinator.click('slot-plan-withdraw-confirm');
      await state('withdrawn').waitFor();
    },
    2 * minuteMs,
  );
});

describe('a delivery that was given up', () => {
  it(
    'is read and driven again by an operator, and arrives',
    async () => {
      const { databaseOwnerUrl } = await product.runFile();
      const database = new pg.Client(databaseOwnerUrl);
      await database.connect();
      const [row] = (
        await database.query<{ id: string }>(
          `update delivery set state = 'dead', last_error = 'ECONNREFUSED', delivered_at = null
           where id = (select id from delivery where channel = 'mail' and state = 'delivered' order by created_at desc limit 1)
           returning id`,
        )
      ).rows;
      expect(row).toBeDefined();
      const operator = await pageOf('admin@jiedui.example', '/deliveries');
      await operator.click('delivery-redrive');
      await waitFor('the mail to be taken', async () => {
        const { rows } = await database.query<{ state: string }>('select state from delivery where id = $1', [
          row?.id,
        ]);
        return rows[0]?.state === 'delivered';
      });
      await database.end();
      await operator.at('delivery-redrive').waitFor({ state: 'detached' });
    },
    2 * minuteMs,
  );
});
