import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HospitalPage } from '@jiedui/contracts';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { ApiCaller } from './api-caller.js';
import { launchBrowser, Screen } from './browser.js';
import { Product } from './product.js';

const minuteMs = 60_000;
const password = 'jiedui-demo';
const administrator = 'admin@jiedui.example';
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

const header = '编码,中文名称,英文名称,行政区划代码,层级,类别,等级,等级起始日期,床位数';
const rows = [
  'E2E-01,青岚县示例医院,Qinglan Example Hospital,530926,县级,综合医院,二级甲等,2020-06-01,320',
  'E2E-02,青岚县示例中医医院,Qinglan Example TCM Hospital,530926,县级,中医医院,二级乙等,2020-06-01,120',
  'E2E-03,青岚县示例妇幼保健院,Qinglan Example MCH Hospital,999999,县级,妇幼保健院,,,很多',
];
const file = {
  name: '医院.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${[header, ...rows].join('\n')}\n`),
};

describe('the directory', () => {
  it(
    'finds a hospital by pinyin initials while one types, marks why, and opens it',
    async () => {
      const doctor = await Screen.open(browser, 'county doctor', product.url);
      await doctor.signIn('doctor@county-a.example', password);
      await doctor.click('nav-hospitals');
      await doctor.at('hospital-row').waitFor();
      await doctor.click('directory-search');
      await doctor.page.keyboard.type('qhx', { delay: 40 });
      // Each letter is answered for itself: the last answer is the one that counts.
      const mark = doctor.page.locator('[data-code="COUNTY-A"] mark');
      await mark
        .filter({ hasText: /^青禾县$/ })
        .first()
        .waitFor();
      expect(await doctor.at('hospital-row').getAttribute('data-code')).toBe('COUNTY-A');
      expect(doctor.page.url()).toContain('search=qhx');
      // Typing goes on where it was: the answer did not take the field away.
      await doctor.page.keyboard.type('zzz');
      await doctor.at('directory-empty').waitFor();
      await doctor.page.goBack();
      await doctor.page.locator('[data-code="COUNTY-A"] a').first().click();
      await doctor.at('hospital-page').waitFor();
      expect(await doctor.at('hospital-identity').textContent()).toContain('二级甲等');
      expect(await doctor.page.getByTestId('edit-registration').count()).toBe(0);
      await doctor.context.close();
    },
    2 * minuteMs,
  );

  it(
    'walks the tree of regions by keyboard',
    async () => {
      const doctor = await Screen.open(browser, 'county doctor', product.url);
      await doctor.signIn('doctor@county-a.example', password);
      await doctor.page.goto('/hospitals?region=53');
      await doctor.at('region-5309').waitFor();
      await doctor.at('region-53').focus();
      const focused = () => doctor.page.locator('*:focus').getAttribute('data-testid');
      await doctor.page.keyboard.press('ArrowRight');
      expect(await focused()).toBe('region-5301');
      await doctor.page.keyboard.press('ArrowLeft');
      expect(await focused()).toBe('region-53');
      await doctor.at('region-5309').focus();
      await doctor.page.keyboard.press('Enter');
      await doctor.at('region-530926').waitFor();
      expect(doctor.page.url()).toContain('region=5309');
      await doctor.page.locator('[data-testid="hospital-row"]').nth(1).waitFor({ state: 'detached' });
      expect(await doctor.at('hospital-row').getAttribute('data-code')).toBe('COUNTY-A');
      await doctor.context.close();
    },
    2 * minuteMs,
  );
});

describe('the import wizard', () => {
  it(
    'checks a file, says which row is wrong and why, and applies the good rows alone',
    async () => {
      const admin = await Screen.open(browser, 'administrator', product.url);
      await admin.signIn(administrator, password);
      await admin.click('nav-imports');
      await admin.page.getByTestId('import-file').setInputFiles(file);
      await admin.at('import-verdict').waitFor();
      const bad = admin.page.locator('[data-testid="import-file-row"][data-row="4"]');
      await bad.waitFor();
      expect(await bad.locator('[data-column="regionCode"]').getAttribute('data-code')).toBe('regionUnknown');
      expect(await bad.locator('[data-column="beds"]').textContent()).toContain('很多');
      const waiting = admin.page.waitForEvent('download');
      await admin.click('import-report-csv');
      const report = await (await waiting).path();
      expect(await readFile(report, 'utf8')).toContain('E2E-03');

      await admin.page.reload();
      await admin.click('import-apply');
      const numbers = await admin.at('confirm-numbers').textContent();
      expect(numbers).toContain('新增 2 家医院');
      expect(numbers).toContain('跳过 1 个错误行');
      await admin.click('confirm-apply');
      await admin.at('import-applied').waitFor();

      const caller = await ApiCaller.signIn(product.url, administrator);
      const found: HospitalPage = await caller.call('listHospitals', { query: { search: 'E2E-' } });
      expect(found.items.map(({ code }) => code).toSorted()).toEqual(['E2E-01', 'E2E-02']);
      await admin.page.goto('/hospitals?search=qlxsl');
      await admin.page.locator('[data-code="E2E-02"]').waitFor();
      await admin.context.close();
    },
    3 * minuteMs,
  );
});

describe('the page of a hospital', () => {
  it(
    'shows what somebody else saved before it saves over it',
    async () => {
      const admin = await Screen.open(browser, 'hospital administrator', product.url);
      await admin.signIn('administrator@county-a.example', password);
      await admin.page.goto('/hospitals?search=COUNTY-A');
      await admin.page.locator('[data-code="COUNTY-A"] a').first().click();
      await admin.click('edit-equipment');
      await admin.fill('field-beds', '333');

      const other = await ApiCaller.signIn(product.url, administrator);
      const { items } = await other.call('listHospitals', { query: { search: 'COUNTY-A' } });
      const params = { hospitalId: items[0]!.id };
      const { revision } = await other.call('getHospital', { params });
      await other.call('updateHospital', { params, body: { revision, beds: 444 } });

      await admin.click('dialog-confirm');
      await admin.at('edit-conflict').waitFor();
      expect(await admin.at('edit-conflict').textContent()).toContain('444');
      await admin.click('dialog-confirm');
      await admin.page.getByTestId('dialog').waitFor({ state: 'detached' });
      expect(await admin.at('hospital-equipment').textContent()).toContain('333');
      expect(await other.call('getHospital', { params })).toMatchObject({ beds: 333 });
      await admin.context.close();
    },
    2 * minuteMs,
  );
});
