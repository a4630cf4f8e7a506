import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { ApiCaller } from './api-caller.js';
import { asked } from './asking.js';
import { launchBrowser, Screen } from './browser.js';
import { doMainJob } from './main-job.js';
import { Product } from './product.js';

const minuteMs = 60_000;
let product: Product;
let browsers: Browser[];

beforeAll(async () => {
  product = await Product.start();
  browsers = await Promise.all([launchBrowser(), launchBrowser()]);
}, 5 * minuteMs);

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await product.stop();
}, minuteMs);

describe('the main job in two browsers', () => {
  it(
    'goes from the request to the closed record, with pictures and sound both ways',
    async () => {
      const [county, expert] = await Promise.all([
        Screen.open(browsers[0] as Browser, 'county doctor', product.url),
        Screen.open(browsers[1] as Browser, 'expert', product.url),
      ]);
      await Promise.all([
        county.signIn('doctor@county-a.example', 'jiedui-demo'),
        expert.signIn('expert@top-a.example', 'jiedui-demo'),
      ]);
      const result = await doMainJob(county, expert, {
        specialty: 'cardiology',
        expertPassword: 'jiedui-demo',
        framesWanted: 100,
      });
      expect(result).toMatchObject({
        county: { audioLevelSeen: true },
        expert: { audioLevelSeen: true },
        mailDelivered: true,
      });
      expect(result.county.framesDecoded).toBeGreaterThanOrEqual(100);
      expect(result.expert.framesDecoded).toBeGreaterThanOrEqual(100);
      expect(result.pdfBytes).toBeGreaterThan(10_000);
    },
    5 * minuteMs,
  );

  it('leaves nothing of the case outside of the database and the files', async () => {
    const grep = promisify(execFile);
    // Three letters stand in any long sealed text by chance, but not between what are no letters of one.
    const words = ['胸痛', '左肩放射', '下壁', '(^|[^A-Za-z0-9+/=_-])PCI([^A-Za-z0-9+/=_-]|$)'];
    const places = ['logs', 'redis', 'mail'].map((name) => path.join(product.folder, name));
    const search = grep('grep', ['-rlE', words.join('|'), ...places]);
    // grep leaves with 1 when it finds nothing, and with 2 when it could not look.
    await expect(search).rejects.toMatchObject({ code: 1 });
  });
});

describe('the API that runs', () => {
  it('is the one that docs/openapi.json describes', async () => {
    const served = await (await fetch(`${product.url}/api/openapi.json`)).json();
    expect(served).toEqual(JSON.parse(readFileSync('docs/openapi.json', 'utf8')));
  });

  it(
    'loses nothing when it is killed right after a signature',
    async () => {
      const database = new pg.Client({ connectionString: (await product.runFile()).databaseOwnerUrl });
      await database.connect();
      const count = async (sql: string, id: string) =>
        Number((await database.query<{ count: string }>(`select count(*) ${sql}`, [id])).rows[0]?.count);
      const records = (id: string) => count('from record_document where consultation_id = $1', id);
      let caught = 0;
      for (let round = 0; round < 3; round += 1) {
        const { id, number } = await signAndKill();
        if ((await records(id)) === 0) caught += 1;
        await waitFor('the record after the restart', async () => (await records(id)) === 1, minuteMs);
        const sent = `from delivery m join notification n on n.id = m.notification_id
        where n.kind = 'record.ready' and m.state = 'delivered' and n.consultation_id = $1`;
        await waitFor('the mail after the restart', async () => (await count(sent, id)) === 1, minuteMs);
        const { mailboxUrl } = await product.runFile();
        const mails = (await (await fetch(`${mailboxUrl}/api/messages`)).json()) as { subject: string }[];
        expect(
          mails.filter(({ subject }) => subject.includes(number) && subject.includes('记录')),
        ).toHaveLength(1);
        expect(await records(id)).toBe(1);
      }
      await database.end();
      // At least once the kill must have come before the record was there, or this proves nothing.
      expect(caught).toBeGreaterThan(0);
    },
    4 * minuteMs,
  );
});

const people = async () =>
  Promise.all([
    ApiCaller.signIn(product.url, 'doctor@county-a.example'),
    ApiCaller.signIn(product.url, 'expert@top-a.example'),
  ]);

/** Brings a consultation to where only the signature is missing. */
async function accepted(doctor: ApiCaller, expert: ApiCaller): Promise<Consultation> {
  const { id, revision } = await asked(doctor, {
    patientAgeYears: 40,
    patientSex: 'female',
    history: '体检发现心脏杂音。',
    question: '是否需要进一步检查？',
  });
  return expert.call('acceptConsultation', { params: { consultationId: id }, body: { revision } });
}

async function sign(expert: ApiCaller, { id, revision }: Consultation): Promise<Consultation> {
  await expert.call('stepUp', { body: { method: 'password', password: 'jiedui-demo' } });
  return expert.call('signOpinion', {
    params: { consultationId: id },
    body: { findings: '心尖区 2/6 级收缩期杂音。', advice: '建议行心脏超声检查。', revision },
  });
}

/** Kills the api the moment the signature is answered. */
async function signAndKill(): Promise<Consultation> {
  const [doctor, expert] = await people();
  const consultation = await accepted(doctor, expert);
  const { pids } = await product.runFile();
  const signed = await sign(expert, consultation);
  process.kill(pids.api, 'SIGKILL');
  return signed;
}
