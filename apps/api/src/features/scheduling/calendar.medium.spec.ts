import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import ICAL from 'ical.js';
import { renamed } from '../../../test/account-steps.js';
import { ApiHarness } from '../../../test/api-harness.js';
import { accept, schedule, signInEveryone, submitted } from '../../../test/consultation-steps.js';
import { mailsTo } from '../../../test/mailbox.js';

let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;
let address: string;

beforeAll(async () => {
  api = await ApiHarness.start();
  people = await signInEveryone(api);
  address = await renamed(api, 'expert@top-a.example');
  await api.orm.em
    .fork()
    .execute(
      `update agreement set answer_limit_minutes = '{"routine": 200000, "urgent": 200000, "emergency": 200000}'`,
    );
});
afterAll(() => api.stop());

/** As the mail server got them, the oldest first. */
const invitationsTo = async (who: string) =>
  (await mailsTo(who)).toSorted((a, b) => a.id.localeCompare(b.id)).flatMap(({ calendars }) => calendars);

const inDays = (days: number) => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + days * 24 * 3_600_000);
const params = ({ id }: Consultation) => ({ params: { consultationId: id } });

describe('calendar mails', () => {
  it('invite, follow each move with a higher number, and call off; once each', async () => {
    const consultation = await accept(people.expert, await submitted(people.doctor));
    const booked = await schedule(people.expert, consultation, inDays(2));
    const count = (wanted: number) =>
      waitFor(`${wanted} calendar mails`, async () => {
        const found = await rows();
        return found.length >= wanted && found.every(({ sent }) => sent) && found;
      });
    const rows = () =>
      api.orm.em.fork().execute<{ method: string; sequence: number; sent: boolean }[]>(
        `select method, sequence, sent_at is not null as sent from calendar_mail m join person p on p.id = m.person_id
           where p.email = ? order by sequence`,
        [address],
      );
    await count(1);
    const moved = await schedule(people.expert, booked, inDays(3));
    await count(2);
    await people.doctor.call('cancelConsultation', {
      ...params(booked),
      body: { revision: moved.revision, reason: '患者已转院' },
    });
    expect((await count(3)).map(({ method, sequence }) => [method, sequence])).toEqual([
      ['REQUEST', 0],
      ['REQUEST', 1],
      ['CANCEL', 2],
    ]);
    const invitations = await invitationsTo(address);
    expect(invitations.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
    const events = invitations.map(({ text }) => {
      const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
      return new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component);
    });
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(1);
    expect(events.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
    expect(events[1]?.startDate.toJSDate().toISOString()).toBe(moved.session?.startsAt);
    expect(events[2]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });
});

describe('a calendar file', () => {
  it('is read by another program, in UTC, and names no patient', async () => {
    const consultation = await accept(people.expert, await submitted(people.doctor));
    const startsAt = inDays(5);
    await schedule(people.expert, consultation, startsAt);
    const url = `/api/consultations/${consultation.id}/appointment`;
    const { text, status } = await raw(people.expert, url);
    expect(status).toBe(200);
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component);
    expect(event.startDate.toJSDate()).toEqual(startsAt);
    expect(event.startDate.zone.tzid).toBe('UTC');
    expect(event.summary).toContain(consultation.number);
    for (const secret of ['胸痛', 'PCI']) expect(text).not.toContain(secret);
    expect((await raw(people.otherDoctor, url)).status).toBe(404);
  });
});

const raw = async (client: { readonly cookie: string | undefined }, url: string) => {
  const { payload, statusCode } = await api.app.inject({
    method: 'GET',
    url,
    headers: client.cookie ? { cookie: client.cookie } : {},
  });
  return { text: payload, status: statusCode };
};

describe('a calendar address', () => {
  it('shows its own sessions without a session, until it is replaced or ended', async () => {
    const consultation = await accept(people.expert, await submitted(people.doctor));
    await schedule(people.expert, consultation, inDays(8));
    const newPath = async () =>
      new URL((await people.expert.call('rotateCalendarFeed', {})).body.url).pathname;
    const first = await newPath();
    const seen = await raw(api.stranger, first);
    expect(seen.status).toBe(200);
    expect(seen.text).toContain(consultation.number);
    expect((await people.expert.call('getCalendarFeed', {})).body?.lastReadAt).not.toBeNull();
    const second = await newPath();
    expect((await raw(api.stranger, first)).status).toBe(404);
    const others = new URL((await people.otherDoctor.call('rotateCalendarFeed', {})).body.url).pathname;
    expect((await raw(api.stranger, others)).text).not.toContain(consultation.number);
    await people.expert.call('revokeCalendarFeed', {});
    expect((await raw(api.stranger, second)).status).toBe(404);
    const [row] = await api.orm.em
      .fork()
      .execute<{ kept: string }[]>(`select encode(token_sha256, 'base64') as kept from calendar_feed`);
    expect(row?.kept).toHaveLength(44);
    expect(others).not.toContain(row?.kept);
  });
});
