import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { randomUUID } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { JobQueue } from '../../base/jobs/job-queue.js';
import { ApiHarness } from '../../../test/api-harness.js';
import {
  accept,
  accounts,
  done,
  draft,
  opinion,
  sign,
  signInEveryone,
  stepUp,
  submit,
  submitted,
} from '../../../test/consultation-steps.js';
import { type Mail, mailbox } from '../../../test/mailbox.js';

let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;

beforeAll(async () => {
  api = await ApiHarness.start();
  people = await signInEveryone(api);
});
afterAll(() => api.stop());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const accepted = async () => accept(people.expert, await submitted(people.doctor));
const params = ({ id }: Consultation) => ({ params: { consultationId: id } });

/** By the link in it: each test database counts its consultations from one. */
const mails = async ({ id, number }: Consultation): Promise<Mail[]> => {
  const named = (await mailbox<Mail[]>('')).filter(({ subject }) => subject.includes(number));
  const read = await Promise.all(named.map((mail) => mailbox<{ text: string }>(`/${mail.id}`)));
  return named.filter((_, at) => read[at]?.text.includes(id));
};

async function textOf(pdf: Buffer): Promise<string> {
  const loading = getDocument({ data: new Uint8Array(pdf), useSystemFonts: true, verbosity: 0 });
  const document = await loading.promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, at) =>
      (await document.getPage(at + 1)).getTextContent(),
    ),
  );
  await loading.destroy();
  return pages.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join('');
}

describe('signing', () => {
  it('asks for a fresh proof of who signs', async () => {
    const consultation = await accepted();
    const expert = await api.signIn(accounts.expert);
    const signNow = () =>
      expert.call('signOpinion', {
        ...params(consultation),
        body: { ...opinion, revision: consultation.revision },
      });
    const answer = await signNow();
    expect([answer.status, answer.body.code]).toEqual([403, 'STEP_UP_NEEDED']);
    expect((await expert.call('getConsultation', params(consultation))).body.state).toBe('accepted');
    await stepUp(expert);
    expect((await signNow()).body.state).toBe('signed');
  });

  it('is for the assigned expert alone, and only once something is written', async () => {
    const consultation = await accepted();
    const signAs = async (who: keyof typeof people, content = opinion) => {
      await stepUp(people[who]);
      const body = { ...content, revision: consultation.revision };
      return (await people[who].call('signOpinion', { ...params(consultation), body })).body.code;
    };
    expect(await signAs('doctor')).toBe('ACTION_NOT_ALLOWED');
    expect(await signAs('otherExpert')).toBe('NOT_FOUND');
    expect(await signAs('expert', { findings: ' ', advice: ' ' })).toBe('OPINION_MISSING');
  });

  it('makes the opinion final, for the database too', async () => {
    const signed = await sign(people.expert, await accepted());
    const answer = await people.expert.call('saveOpinion', {
      ...params(signed),
      body: { findings: '改', advice: '改' },
    });
    expect(answer.body.code).toBe('STATE_CONFLICT');
    const change = api.orm.em
      .fork()
      .execute('update opinion set findings = ? where consultation_id = ?', ['改', signed.id]);
    await expect(change).rejects.toThrow(/final/);
    const erase = api.orm.em.fork().execute('delete from transition where consultation_id = ?', [signed.id]);
    await expect(erase).rejects.toThrow(/final/);
  });
});

describe('the record', () => {
  it('is a PDF with every word of it, in Chinese that can be read and searched', async () => {
    const begun = await draft(people.doctor);
    await people.doctor.upload(begun.id, { name: '欧阳某某的心电图.png', type: 'image/png', content: png });
    const told = await people.doctor.call('updateDraft', {
      params: { consultationId: begun.id },
      body: {
        revision: begun.revision,
        careSetting: 'inpatient',
        answers: { heartRate: 112, course: 'worsening' },
      },
    });
    const signed = await sign(
      people.expert,
      await accept(people.expert, await submit(people.doctor, done(told))),
    );
    const url = `/api/consultations/${signed.id}/record`;
    const pdf = await waitFor('the PDF', async () => {
      const answer = await api.app.inject({ url, headers: { cookie: people.doctor.cookie } });
      return answer.statusCode === 200 && answer.rawPayload;
    });
    const text = await textOf(pdf);
    const wanted = ['远程会诊记录单', signed.number, '青禾县人民医院', '示例专家甲', '63 岁', opinion.advice];
    for (const words of [...wanted, signed.opinion?.sha256 ?? '?']) expect(text).toContain(words);
    for (const answer of ['附件 1（PNG 图片，1 kB）', '住院', '心率: 112 次/分', '加重']) {
      expect(text).toContain(answer);
    }
    expect(text).not.toContain('欧阳');
    const made = await api.orm.em
      .fork()
      .execute(
        "select actor_kind from audit_event where action = 'create' and subject_kind = 'record' and consultation_id = ?",
        [signed.id],
      );
    expect(made).toEqual([{ actor_kind: 'system' }]);
  });

  it('is announced in the app and by one mail that says nothing of the case', async () => {
    const signed = await sign(people.expert, await accepted());
    const mail = await waitFor('the mail', async () =>
      (await mails(signed)).find(({ subject }) => subject.includes('记录已生成')),
    );
    expect(mail.to).toEqual(['doctor@county-a.example']);
    const { subject, text } = await mailbox<{ subject: string; text: string }>(`/${mail.id}`);
    const words = subject + text;
    for (const secret of ['胸痛', 'PCI', '高血压', '63 岁', '男', '心血管'])
      expect(words).not.toContain(secret);
    const { body } = await people.doctor.call('listNotifications', { query: {} });
    const notice = body.items.find(
      (item) => item.kind === 'record.ready' && item.consultationId === signed.id,
    );
    expect(notice?.readAt).toBeNull();
    const after = await people.doctor.call('markNotificationsRead', {
      body: { ids: notice ? [notice.id] : [] },
    });
    expect(after.body.unread).toBe(body.unread - 1);
  });

  it('is not for strangers', async () => {
    const signed = await sign(people.expert, await accepted());
    expect((await people.otherDoctor.call('getConsultation', params(signed))).status).toBe(404);
    expect((await people.otherDoctor.send('GET', `/api/consultations/${signed.id}/record`)).status).toBe(404);
  });
});

describe('a process that dies right after the signature', () => {
  it('loses nothing: others render the record once and send one mail, even when Redis is lost too', async () => {
    const signer = await ApiHarness.start({ ROLES: 'http' });
    const two = await signInEveryone(signer);
    const signed = await sign(two.expert, await accept(two.expert, await submitted(two.doctor)));
    const query = async <T>(sql: string) => (await signer.orm.em.fork().execute<T[]>(sql)).length;
    const waiting = () => query('select 1 from outbox where published_at is null');
    // The signer runs no jobs: what it owes stands in its outbox, as after a kill.
    expect(await waiting()).toBeGreaterThan(0);
    const { DATABASE_URL, DATA_DIR } = signer.config;
    const recordMails = async () =>
      (await mails(signed)).filter(({ subject }) => subject.includes('记录已生成')).length;
    const work = async (REDIS_PREFIX: string) => {
      const settings = { DATABASE_URL, DATA_DIR, REDIS_PREFIX, ROLES: 'jobs' };
      const workers = await Promise.all([ApiHarness.start(settings), ApiHarness.start(settings)]);
      await waitFor('the mail', async () => (await recordMails()) > 0);
      await waitFor('all to be handed over', async () => (await waiting()) === 0);
      await waitFor('all jobs to be done', async () => {
        const counts = await workers[0].app.get(JobQueue).queue.getJobCounts('active', 'waiting', 'delayed');
        return Object.values(counts).every((count) => count === 0);
      });
      for (const worker of workers) await worker.stop();
    };
    await work(`test-${randomUUID()}`);
    // A new, empty Redis, and everything handed over again.
    await signer.orm.em.fork().execute('update outbox set published_at = null');
    await work(`test-${randomUUID()}`);
    expect(await recordMails()).toBe(1);
    expect(await query('select 1 from record_document')).toBe(1);
    expect(await query("select 1 from notification where kind = 'record.ready'")).toBe(1);
    await signer.stop();
  });
});
