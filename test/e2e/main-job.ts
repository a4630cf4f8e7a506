import type { Consultation, Installation, TimelineEntry } from '@jiedui/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Screen } from './browser.js';
import type { MainJobOptions, MainJobResult } from './job-types.js';
import { meetInRoom } from './room-steps.js';
import { samplePhoto, sampleReport } from './sample-files.js';

const waitMs = 30_000;

/** Asks until the answer is there. */
async function until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = performance.now() + waitMs;
  while (performance.now() < deadline) {
    const answer = await ask();
    if (answer) return answer;
    await sleep(200);
  }
  throw new Error(`waited ${waitMs / 1000} s in vain for ${what}`);
}

const consultationIn = (address: string) =>
  /\/(?:requests|consultations)\/([0-9a-f-]{36})/.exec(address)?.[1];

/**
 * The patient signs on the screen, with the mouse.
 * @param shown what the page shows once it is kept: on record, or on this device alone
 */
export async function consent(county: Screen, shown = 'consent-panel'): Promise<void> {
  await county.click('consentGiver-patient');
  await county.click('consent-fee');
  const pad = county.at('signature-pad');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is nowhere to sign');
  const { mouse } = county.page;
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await mouse.move(...at(0.2, 0.3));
  await mouse.down();
  await mouse.move(...at(0.35, 0.7), { steps: 8 });
  await mouse.move(...at(0.5, 0.3), { steps: 8 });
  await mouse.up();
  await county.click('consent-save');
  await county.at(shown).waitFor();
}

/** The county doctor writes the request, attaches a photo and a report, and asks. */
async function ask(county: Screen, specialty: string): Promise<string> {
  await county.click('new-request');
  await county.at('request-page').waitFor();
  await county.click('patientSex-male');
  await county.fill('field-patientAgeYears', '63');
  await county.fill('field-question', '【安装自检】下壁导联 ST 段抬高，是否需要急诊 PCI？');
  await county.fill(
    'field-history',
    '胸痛 3 小时，向左肩放射，伴大汗。既往高血压 10 年，规律服药。\n血压 100/60 mmHg，心率 58 次/分。',
  );
  await county.click('urgency-urgent');
  await county.click('field-invitedHospitalId');
  await county.page.locator('[data-testid^="hospital-"]').first().click();
  await county.click('field-specialty');
  await county.click(`specialty-${specialty}`);
  await county.click('field-template');
  await county.click('complaint-general');
  const id = await until('the draft to be saved', async () => consultationIn(county.page.url()));
  await county.page.getByTestId('attachment-input').setInputFiles([
    { name: '心电图.png', mimeType: 'image/png', buffer: samplePhoto() },
    { name: '检验报告.pdf', mimeType: 'application/pdf', buffer: sampleReport() },
  ]);
  await until('both files to be attached', async () => {
    const { attachments } = await county.get<Consultation>(`/api/consultations/${id}`);
    return attachments.length === 2;
  });
  await consent(county);
  await county.click('submit-request');
  await county.click('confirm-submit');
  await county.waitForState('submitted');
  return id;
}

/** The expert's open page shows the question by itself; it is taken and booked for now. */
async function take(expert: Screen, number: string): Promise<void> {
  const row = expert.page.locator(`[data-testid="consultation-row"][data-number="${number}"]`).first();
  await row.waitFor();
  await row.locator('a').first().click();
  await expert.click('action-accept');
  await expert.waitForState('accepted');
  await expert.click('action-schedule');
  await expert.click('schedule-now');
  await expert.click('dialog-confirm');
  await expert.waitForState('scheduled');
}

async function sign(expert: Screen, id: string, password: string): Promise<void> {
  await expert.page.goto(`/consultations/${id}`);
  await expert.fill('opinion-findings', '心电图示 II、III、aVF 导联 ST 段抬高，符合急性下壁心肌梗死。');
  await expert.fill('opinion-advice', '1. 立即双联抗血小板及抗凝治疗；\n2. 尽快转运行急诊 PCI。');
  await expert.click('action-sign');
  await expert.click('dialog-confirm');
  await expert.stepUp(password);
  await expert.waitForState('signed');
}

/** The record appears on the doctor's page without reloading; the file behind it must be a PDF. */
async function readRecord(county: Screen, id: string): Promise<number> {
  await county.at('record-open').waitFor({ timeout: waitMs });
  const answer = await county.context.request.get(`/api/consultations/${id}/record`);
  const pdf = await answer.body();
  if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error('the record is not a PDF');
  return pdf.length;
}

/** The mail server's own word, and where mail can be read here, the mail itself. */
async function isMailDelivered(county: Screen, id: string, number: string): Promise<boolean> {
  const delivered = await until('the mail to the county doctor', async () => {
    const timeline = await county.get<TimelineEntry[]>(`/api/consultations/${id}/timeline`);
    const rendered = timeline.findIndex(({ event }) => event.kind === 'record');
    const mail = timeline
      .slice(rendered)
      .find(({ event }) => event.kind === 'mail' && event.delivery === 'delivered');
    return rendered >= 0 && mail;
  });
  const { mailboxUrl } = await county.get<Installation>('/api/installation');
  if (!mailboxUrl || delivered.event.kind !== 'mail') return true;
  const mails = (await (await fetch(`${mailboxUrl}/api/messages`)).json()) as { subject: string }[];
  return mails.some(({ subject }) => subject.includes(number));
}

async function finish(county: Screen): Promise<void> {
  await county.click('action-acknowledge');
  await county.click('dialog-confirm');
  await county.waitForState('acknowledged');
  await county.click('action-close');
  await county.click('dialog-confirm');
  await county.waitForState('closed');
}

/** The whole main job, as two people do it. Both must be signed in, each on the home page. */
export async function doMainJob(
  county: Screen,
  expert: Screen,
  options: MainJobOptions,
): Promise<MainJobResult> {
  const step = async (name: string) => options.onStep?.(name);
  const id = await ask(county, options.specialty);
  const { number } = await county.get<Consultation>(`/api/consultations/${id}`);
  await step('asked');
  await take(expert, number);
  await county.waitForState('scheduled');
  await step('booked');
  const met = await meetInRoom(county, expert, options);
  await step('met');
  await sign(expert, id, options.expertPassword);
  await step('signed');
  await county.page.goto(`/consultations/${id}`);
  const pdfBytes = await readRecord(county, id);
  const mailDelivered = await isMailDelivered(county, id, number);
  await step('recorded');
  await finish(county);
  await step('closed');
  return { consultationId: id, ...met, pdfBytes, mailDelivered };
}
