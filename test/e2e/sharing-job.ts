import type { Consultation } from '@jiedui/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Screen } from './browser.js';
import { consent } from './main-job.js';

/** Of no person: the divisions of the number do not exist, its last place fits. */
export const patient = {
  name: '示例患者甲',
  recordNumber: 'ZY-2026-00017',
  identityNumber: '000000198003150124',
  phone: '13800001234',
} as const;

const waitMs = 30_000;

async function idIn(screen: Screen): Promise<string> {
  const deadline = performance.now() + waitMs;
  while (performance.now() < deadline) {
    const id = /\/requests\/([0-9a-f-]{36})/.exec(screen.page.url())?.[1];
    if (id) return id;
    await sleep(200);
  }
  throw new Error('the draft was not saved');
}

/** What the browser itself keeps: nothing of the patient may be among it. */
export const keptByBrowser = (screen: Screen): Promise<string> =>
  screen.page.evaluate<string>(
    'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href])',
  );

/** The county doctor asks about a patient who is named; age and sex come from the number, on demand. */
export async function askAbout(county: Screen): Promise<Consultation> {
  await county.page.goto('/requests/new');
  await county.fill('field-identityNumber', patient.identityNumber.replace(/4$/, '5'));
  await county.at('identity-number-unlikely').waitFor();
  for (const [field, value] of Object.entries(patient)) await county.fill(`field-${field}`, value);
  await county.click('fill-from-number');
  await county.fill('field-question', '胸痛待查，是否需要转院？');
  await county.fill('field-history', '胸痛 3 小时。');
  await county.click('urgency-emergency');
  await county.click('field-invitedHospitalId');
  await county.page.locator('[data-testid^="hospital-"]').first().click();
  await county.click('field-specialty');
  await county.click('specialty-cardiology');
  await county.click('field-template');
  await county.click('complaint-general');
  const id = await idIn(county);
  await consent(county);
  await county.click('submit-request');
  await county.click('confirm-submit');
  await county.waitForState('submitted');
  return county.get<Consultation>(`/api/consultations/${id}`);
}

export async function accept(expert: Screen, id: string): Promise<void> {
  await expert.page.goto(`/consultations/${id}`);
  await expert.click('action-accept');
  await expert.waitForState('accepted');
}

/** From the page that is not shown, by number and reason and a fresh proof, to the case. */
export async function breakGlass(colleague: Screen, { id, number }: Consultation): Promise<void> {
  await colleague.page.goto(`/consultations/${id}`);
  await colleague.click('to-emergency-access');
  await colleague.click('emergency-submit');
  await colleague.fill('emergency-number', number.toLowerCase());
  await colleague.fill('emergency-reason', '患者在本院抢救，需要既往会诊意见');
  await colleague.click('emergency-submit');
  await colleague.fill('proof-password', 'jiedui-demo');
  await colleague.click('proof-submit');
  await colleague.at('emergency-banner').waitFor();
}

/** From the notice to the verdict. */
export async function review(administrator: Screen, number: string): Promise<void> {
  await administrator.page.goto('/');
  await administrator.click('notification-bell');
  await administrator.click('notification-row');
  const row = administrator.page.locator(`[data-testid="glass-row"][data-number="${number}"]`);
  await row.getByTestId('review-start').click();
  await administrator.click('verdict-unjustified');
  await administrator.click('dialog-confirm');
  await administrator.at('review-fault').waitFor();
  await administrator.click('verdict-justified');
  await administrator.click('dialog-confirm');
  await administrator.page
    .locator(`[data-testid="glass-row"][data-number="${number}"][data-verdict="justified"]`)
    .waitFor();
}

export async function addMember(expert: Screen, id: string, name: string): Promise<void> {
  await expert.page.goto(`/consultations/${id}`);
  await expert.click('add-member');
  await expert.fill('member-search', name);
  await expert.page.getByTestId('candidate').filter({ hasText: name }).click();
  await expert.click('dialog-confirm');
  await expert.page.getByTestId('member').filter({ hasText: name }).waitFor();
}

/** @returns the numbers of the consultations found */
export async function findPatient(screen: Screen, recordNumber: string): Promise<string[]> {
  await screen.page.goto('/consultations');
  await screen.click('find-by-patient');
  await screen.fill('patient-search-recordNumber', recordNumber);
  await screen.click('patient-search-submit');
  await screen.at('patient-matches').waitFor();
  await screen.at('consultation-row').or(screen.at('patient-matches-empty')).first().waitFor();
  const rows = await screen.page.getByTestId('consultation-row').all();
  return Promise.all(rows.map(async (row) => (await row.getAttribute('data-number')) ?? ''));
}
