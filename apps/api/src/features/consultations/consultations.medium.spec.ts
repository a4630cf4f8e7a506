import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { ApiHarness } from '../../../test/api-harness.js';
import {
  accept,
  accounts,
  done,
  draft,
  schedule,
  sign,
  signInEveryone,
  submit,
  submitted,
} from '../../../test/consultation-steps.js';

let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;

beforeAll(async () => {
  api = await ApiHarness.start();
  people = await signInEveryone(api);
});
afterAll(() => api.stop());

const get = async (who: keyof typeof accounts, { id }: Consultation) =>
  people[who].call('getConsultation', { params: { consultationId: id } });

describe('the life of a consultation', () => {
  it('goes from a draft to the closed record, each step by the one whose turn it is', async () => {
    const asked = await submitted(people.doctor);
    expect(asked).toMatchObject({ state: 'submitted', revision: 3 });
    expect(new Date(asked.responseDueAt ?? 0).getTime() - new Date(asked.submittedAt ?? 0).getTime()).toBe(
      240 * 60_000,
    );
    const accepted = await accept(people.expert, asked);
    const booked = await schedule(people.expert, accepted);
    expect(booked).toMatchObject({ state: 'scheduled', session: { state: 'booked' } });
    const signed = await sign(people.expert, booked);
    expect(signed).toMatchObject({ state: 'signed', session: { state: 'ended' } });

    const ready = await waitFor('the record', async () => {
      const { body } = await get('doctor', asked);
      return body.record && body;
    });
    const pdf = await people.doctor.send('GET', `/api/consultations/${asked.id}/record`);
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(ready.record?.sizeBytes),
    });
    const step = { params: { consultationId: asked.id }, body: { revision: ready.revision } };
    const acknowledged = done(await people.doctor.call('acknowledgeConsultation', step));
    const closed = done(
      await people.doctor.call('closeConsultation', { ...step, body: { revision: acknowledged.revision } }),
    );
    expect(closed).toMatchObject({ state: 'closed', actions: [] });

    const { body: timeline } = await people.doctor.call('listTimeline', step);
    const actions = timeline.flatMap(({ event }) => (event.kind === 'consultation' ? [event.action] : []));
    expect(actions).toEqual(['submit', 'accept', 'schedule', 'sign', 'acknowledge', 'close']);
  });

  it('is not asked twice when two tabs submit the same draft', async () => {
    const begun = await draft(people.doctor);
    const request = { params: { consultationId: begun.id }, body: { revision: begun.revision } };
    const answers = await Promise.all([
      people.doctor.call('submitConsultation', request),
      people.doctor.call('submitConsultation', request),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('is taken by the first expert alone', async () => {
    const asked = await submitted(people.doctor);
    const request = { params: { consultationId: asked.id }, body: { revision: asked.revision } };
    const answers = await Promise.all([
      people.expert.call('acceptConsultation', request),
      people.otherExpert.call('acceptConsultation', request),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  });

  it('names what is missing and stays a draft', async () => {
    const { body: begun } = await people.doctor.call('draftConsultation', { body: { question: '？' } });
    const answer = await people.doctor.call('submitConsultation', {
      params: { consultationId: begun.id },
      body: { revision: begun.revision },
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'REQUEST_INCOMPLETE' } });
    expect((await get('doctor', begun)).body).toMatchObject({ state: 'draft', revision: 1 });
  });

  it('refuses only with a reason, and shows it', async () => {
    const asked = await submitted(people.doctor);
    const params = { consultationId: asked.id };
    const bare = { revision: asked.revision, reason: '  ' };
    expect((await people.expert.call('refuseConsultation', { params, body: bare })).body.code).toBe(
      'REASON_MISSING',
    );
    const reasoned = { ...bare, reason: '资料不足，请补充心电图。' };
    const refused = done(await people.expert.call('refuseConsultation', { params, body: reasoned }));
    expect(refused.state).toBe('refused');
    expect((await get('doctor', asked)).body.reason).toBe('资料不足，请补充心电图。');
  });

  it('lets a draft be saved only on what was seen', async () => {
    const begun = await draft(people.doctor);
    const save = (revision: number, question: string) =>
      people.doctor.call('updateDraft', {
        params: { consultationId: begun.id },
        body: { revision, question },
      });
    expect((await save(2, '甲')).body).toMatchObject({ question: '甲', revision: 3 });
    expect(await save(2, '乙')).toMatchObject({ status: 409, body: { code: 'REVISION_CONFLICT' } });
    expect((await get('doctor', begun)).body.question).toBe('甲');
  });
});

describe('who may see a consultation', () => {
  it('shows a draft to its author alone', async () => {
    const begun = await draft(people.doctor);
    for (const who of Object.keys(accounts) as (keyof typeof accounts)[]) {
      expect([who, (await get(who, begun)).status]).toEqual([who, who === 'doctor' ? 200 : 404]);
    }
  });

  it('shows a question to those it concerns, and to strangers as if it were not there', async () => {
    const asked = await submitted(people.doctor);
    const seen = async (who: keyof typeof accounts) => (await get(who, asked)).status;
    expect(await seen('expert')).toBe(200);
    expect(await seen('otherExpert')).toBe(200);
    expect(await seen('coordinator')).toBe(200);
    expect(await seen('countyCoordinator')).toBe(200);
    expect(await seen('otherDoctor')).toBe(404);
    expect(await seen('foreignExpert')).toBe(404);
    await accept(people.expert, asked);
    expect(await seen('otherExpert')).toBe(404);
  });

  it('keeps a discarded draft private', async () => {
    const begun = await draft(people.doctor);
    const request = { params: { consultationId: begun.id }, body: { revision: begun.revision } };
    done(await people.doctor.call('discardDraft', request));
    expect((await get('countyCoordinator', begun)).status).toBe(404);
    expect((await get('coordinator', begun)).status).toBe(404);
  });

  it('lists and counts exactly what each may open', async () => {
    await submit(people.otherDoctor, await draft(people.otherDoctor));
    const all = await api.orm.em.fork().execute<{ id: string }[]>('select id from consultation');
    for (const who of Object.keys(accounts) as (keyof typeof accounts)[]) {
      const { body: page } = await people[who].call('listConsultations', { query: { pageSize: 100 } });
      const opened = await Promise.all(
        all.map(async (row) => ({ row, answer: await get(who, row as Consultation) })),
      );
      const visible = opened.filter(({ answer }) => answer.status === 200).map(({ row }) => row.id);
      expect(page.items.map(({ id }) => id).toSorted()).toEqual(visible.toSorted());
      expect(page.total).toBe(visible.length);
    }
  });

  it('shows an unsigned opinion to its author alone', async () => {
    const accepted = await accept(people.expert, await submitted(people.doctor));
    const params = { consultationId: accepted.id };
    const content = { findings: '草稿', advice: '' };
    expect((await people.expert.call('saveOpinion', { params, body: content })).status).toBe(200);
    expect((await get('expert', accepted)).body.opinion?.findings).toBe('草稿');
    expect((await get('doctor', accepted)).body.opinion).toBeNull();
    expect((await get('coordinator', accepted)).body.opinion).toBeNull();
  });
});

describe('attached files', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const photo = { name: '心电图.png', type: 'image/png', content: png };

  it('are kept as they are and given back to those who may see the question', async () => {
    const begun = await draft(people.doctor);
    const { status, body } = await people.doctor.upload(begun.id, photo);
    expect([status, body]).toMatchObject([200, { name: '心电图.png', sizeBytes: png.length }]);
    const asked = await submit(people.doctor, begun);
    const url = `/api/consultations/${asked.id}/attachments/${body.id}`;
    expect((await people.expert.send('GET', url)).headers['content-type']).toBe('image/png');
    expect((await people.foreignExpert.send('GET', url)).status).toBe(404);
    expect((await people.doctor.send('DELETE', url)).body.code).toBe('STATE_CONFLICT');
  });

  it('are judged by their content, not by their name', async () => {
    const begun = await draft(people.doctor);
    const page = { ...photo, content: Buffer.from('<html><script>alert(1)</script></html>') };
    expect((await people.doctor.upload(begun.id, page)).body.code).toBe('FILE_TYPE_UNSUPPORTED');
    const nothing = { ...photo, content: Buffer.alloc(0) };
    expect((await people.doctor.upload(begun.id, nothing)).body.code).toBe('FILE_EMPTY');
    const huge = { ...photo, content: Buffer.concat([png, Buffer.alloc(25 * 1024 * 1024)]) };
    expect((await people.doctor.upload(begun.id, huge)).body.code).toBe('FILE_TOO_LARGE');
    expect((await get('doctor', begun)).body.attachments).toEqual([]);
  });

  it('are not taken from anyone but the author', async () => {
    const asked = await submitted(people.doctor);
    expect((await people.expert.upload(asked.id, photo)).status).toBe(403);
    expect((await people.otherDoctor.upload(asked.id, photo)).status).toBe(404);
  });
});
