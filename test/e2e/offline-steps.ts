import type { Screen } from './browser.js';

/** What is left to fill in of a request whose patient stands already. Nothing of it needs a link. */
export async function askOffline(county: Screen, question: string): Promise<void> {
  await county.click('field-invitedHospitalId');
  await county.page.locator('[data-testid^="hospital-"]').first().click();
  await county.click('field-specialty');
  await county.click('specialty-cardiology');
  await county.click('urgency-routine');
  await county.click('field-template');
  await county.click('complaint-general');
  await county.fill('field-question', question);
  await county.fill('field-history', '离线时写的病史：反复胸闷两周。');
}

export interface KeptOnDevice {
  readonly entries: number;
  readonly keys: number;
  /** Whether what is kept can be read without its key. */
  readonly isReadable: boolean;
}

/** As text: it speaks of what only a browser has. */
const lookIntoStorage = `(async () => {
  const answered = (request) => new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('The storage did not answer')));
  });
  const db = await answered(indexedDB.open('jiedui'));
  const entries = await answered(db.transaction('entries').objectStore('entries').getAll());
  const keys = await answered(db.transaction('keys').objectStore('keys').count());
  db.close();
  const text = entries.map(({ sealed }) => new TextDecoder().decode(sealed.bytes)).join('');
  return { entries: entries.length, keys, isReadable: /离线|patientSex|question/.test(text) };
})()`;

/** Looks into the browser's own storage, as somebody would who found the computer. */
export const keptOnDevice = (screen: Screen): Promise<KeptOnDevice> =>
  screen.page.evaluate<KeptOnDevice>(lookIntoStorage);
