import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import type { Browser } from 'playwright-core';
import { launchBrowser, Screen } from './browser.js';
import { Product } from './product.js';
import {
  accept,
  addMember,
  askAbout,
  breakGlass,
  findPatient,
  keptByBrowser,
  patient,
  review,
} from './sharing-job.js';

const minuteMs = 60_000;
let product: Product;
let browser: Browser;
let county: Screen;
let consultation: Consultation;

const signedIn = async (who: string, email: string): Promise<Screen> => {
  const screen = await Screen.open(browser, who, product.url);
  await screen.signIn(email, 'jiedui-demo');
  return screen;
};

beforeAll(async () => {
  product = await Product.start();
  browser = await launchBrowser();
  county = await signedIn('county doctor', 'doctor@county-a.example');
}, 5 * minuteMs);

afterAll(async () => {
  await browser.close();
  await product.stop();
}, minuteMs);

const wordsOf = (screen: Screen) => screen.page.locator('body').innerText();

describe('who the patient is', () => {
  it(
    'is asked with the request, and kept nowhere in the browser',
    async () => {
      consultation = await askAbout(county);
      expect(consultation).toMatchObject({ patient, patientSex: 'female' });
      const kept = await keptByBrowser(county);
      for (const value of Object.values(patient)) expect(kept).not.toContain(value);
    },
    minuteMs,
  );

  it('is found again by a number, without a word of it in the address', async () => {
    expect(await findPatient(county, 'zy202600017')).toEqual([consultation.number]);
    const kept = await keptByBrowser(county);
    expect(kept).not.toContain('202600017');
    expect(await findPatient(county, 'ZY-0')).toEqual([]);
    await county.click('patient-search-clear');
    await county.at('list-search').waitFor();
  });

  it('is seen by the expert, with its numbers covered until they are asked for', async () => {
    const expert = await signedIn('expert', 'expert@top-a.example');
    await accept(expert, consultation.id);
    const strip = expert.at('patient-strip');
    expect(await strip.innerText()).toContain(patient.name);
    expect(await strip.innerText()).not.toContain(patient.identityNumber);
    await expert.click('reveal-identityNumber');
    expect(await strip.innerText()).toContain(patient.identityNumber);
  });
});

describe('who else may see a consultation', () => {
  it(
    'is a colleague in an emergency, which an administrator reviews; and a member without one',
    async () => {
      const colleague = await signedIn('colleague', 'expert2@top-a.example');
      await breakGlass(colleague, consultation);
      expect(await colleague.at('patient-strip').innerText()).toContain(patient.name);

      const administrator = await signedIn('administrator', 'administrator@top-a.example');
      await review(administrator, consultation.number);
      expect(await wordsOf(administrator)).not.toContain(patient.name);

      const expert = await signedIn('expert', 'expert@top-a.example');
      await addMember(expert, consultation.id, '示例专家乙');
      await colleague.page.goto(`/consultations/${consultation.id}`);
      await colleague.at('patient-strip').waitFor();
      expect(await colleague.at('emergency-banner').count()).toBe(0);
      expect(await colleague.at('patient-strip').innerText()).toContain(patient.name);
    },
    3 * minuteMs,
  );

  it('is no supervisor, who sees how things stand', async () => {
    const supervisor = await signedIn('supervisor', 'supervisor@yunnan.example');
    await supervisor.page.goto('/oversight');
    const row = supervisor.page.locator(`[data-testid="overseen-row"][data-number="${consultation.number}"]`);
    await row.waitFor();
    expect(await supervisor.at('oversight-figure-consultations').innerText()).toBe('1');
    expect(await wordsOf(supervisor)).not.toContain(patient.name);
    await supervisor.page.goto(`/consultations/${consultation.id}`);
    await supervisor.at('not-found').waitFor();
  });
});
