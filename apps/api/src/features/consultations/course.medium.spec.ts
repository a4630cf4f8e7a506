import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import type { ConsultationId } from '@jiedui/kernel';
import { FixedClock } from '@jiedui/testing';
import { actAsSystem } from '@jiedui/platform';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accept, done, schedule, signInEveryone, submitted } from '../../../test/consultation-steps.js';
import { CourseClock } from './course.clock.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const clock = new FixedClock(new Date());
let api: ApiHarness;
let sweeper: CourseClock;
let people: Awaited<ReturnType<typeof signInEveryone>>;

beforeAll(async () => {
  api = await ApiHarness.start({ ROLES: 'http', SESSION_HOURS: '720' }, clock);
  sweeper = api.app.get(CourseClock);
  people = await signInEveryone(api);
});
afterAll(() => api.stop());

const at = (consultation: Consultation) => ({ params: { consultationId: consultation.id } });
const because = (consultation: Consultation, reason = '请补充心电图') => ({
  ...at(consultation),
  body: { revision: consultation.revision, reason },
});
const look = async (client: ApiClient, { id }: Consultation) =>
  done(await client.call('getConsultation', { params: { consultationId: id } }));
/** Two processes sweep at once, as they may. */
const later = async (ms: number) => {
  clock.advance(ms);
  await Promise.all([1, 2].map(() => actAsSystem(() => sweeper.sweep())));
};
const owed = async (id: ConsultationId, kind: string) =>
  Number(
    (
      await api.orm.em.fork().execute<{ count: string }[]>(
        `select count(*) from outbox where job = 'notification.fanOut'
             and payload ->> 'consultationId' = ? and payload ->> 'kind' = ?`,
        [id, kind],
      )
    )[0]?.count,
  );

describe('asking for more information', () => {
  it('stops the clocks until the county doctor hands it back', async () => {
    const { doctor, expert, coordinator } = people;
    const asked = await submitted(doctor);
    expect((await expert.call('requestInformation', because(asked, ' '))).body.code).toBe('REASON_MISSING');
    const waiting = done(await expert.call('requestInformation', because(asked)));
    expect(waiting).toMatchObject({ state: 'informationRequested', reason: '请补充心电图' });
    expect((await look(coordinator, asked)).state).toBe('informationRequested');
    await later(6 * hourMs);
    expect((await look(doctor, asked)).state).toBe('informationRequested');
    const supplied = done(
      await doctor.call('supplyInformation', {
        ...at(asked),
        body: { revision: waiting.revision, history: '心电图示 ST 段抬高。' },
      }),
    );
    expect(supplied).toMatchObject({ state: 'submitted', request: { history: '心电图示 ST 段抬高。' } });
    const moved = Date.parse(supplied.responseDueAt ?? '') - Date.parse(asked.responseDueAt ?? '');
    expect(moved).toBe(6 * hourMs);
    done(await doctor.call('cancelConsultation', because(supplied)));
  });
});

describe('a question that nobody takes', () => {
  it('is said to be late once, lapses at the whole limit, and is opened again by a coordinator', async () => {
    const { doctor, expert, coordinator, countyCoordinator } = people;
    const asked = await submitted(doctor);
    await later(4 * hourMs - minuteMs);
    expect(await owed(asked.id, 'consultation.responseOverdue')).toBe(0);
    await later(minuteMs);
    await later(minuteMs);
    expect(await owed(asked.id, 'consultation.responseOverdue')).toBe(1);
    await later(20 * hourMs);
    const lapsed = await look(doctor, asked);
    expect(lapsed.state).toBe('expired');
    expect(await owed(asked.id, 'consultation.expired')).toBe(1);
    expect(
      (await expert.call('acceptConsultation', { ...at(asked), body: { revision: lapsed.revision } })).status,
    ).toBe(404);
    expect((await doctor.call('reopenConsultation', because(lapsed))).body.code).toBe('ACTION_NOT_ALLOWED');
    const open = done(await countyCoordinator.call('reopenConsultation', because(lapsed, '节假日无人值守')));
    expect(open.state).toBe('submitted');
    expect(Date.parse(open.responseDueAt ?? '')).toBe(clock.now().getTime() + 4 * hourMs);
    done(await coordinator.call('refuseConsultation', because(open, '请转上级医院')));
  });
});

describe('a live answer that does not come about', () => {
  it('becomes a written one inside the same limit', async () => {
    const { doctor, expert } = people;
    const taken = await accept(expert, await submitted(doctor));
    await later(18 * hourMs - minuteMs);
    expect((await look(expert, taken)).answerForm).toBe('live');
    await later(minuteMs);
    const written = await look(expert, taken);
    expect(written).toMatchObject({
      state: 'accepted',
      answerForm: 'written',
      answerDueAt: taken.answerDueAt,
    });
    expect(await owed(taken.id, 'consultation.fellBack')).toBe(1);
    await later(6 * hourMs);
    expect(await owed(taken.id, 'consultation.answerOverdue')).toBe(1);
    done(await doctor.call('cancelConsultation', because(written)));
  });

  it('is marked as missed by the side that did not come, and booked again', async () => {
    const { doctor, expert } = people;
    const taken = await accept(expert, await submitted(doctor));
    const booked = await schedule(expert, taken, new Date(clock.now().getTime() + hourMs));
    await later(hourMs + 14 * minuteMs);
    expect((await look(doctor, booked)).state).toBe('scheduled');
    await later(minuteMs);
    const missed = await look(doctor, booked);
    expect(missed).toMatchObject({ state: 'missed', missedBy: 'both', answerForm: 'live' });
    expect(await owed(booked.id, 'consultation.missed')).toBe(1);
    const again = await schedule(
      expert,
      await look(expert, missed),
      new Date(clock.now().getTime() + hourMs),
    );
    expect(again.state).toBe('scheduled');
    done(await doctor.call('cancelConsultation', because(again)));
  });

  it('is written when the session is missed after the time for a live answer', async () => {
    const { doctor, expert } = people;
    const taken = await accept(expert, await submitted(doctor));
    const booked = await schedule(expert, taken, new Date(clock.now().getTime() + 20 * hourMs));
    await later(19 * hourMs);
    expect((await look(doctor, booked)).state).toBe('scheduled');
    await later(hourMs + 15 * minuteMs);
    expect(await look(doctor, booked)).toMatchObject({ state: 'accepted', answerForm: 'written' });
    const timeline = await doctor.call('listTimeline', at(booked));
    expect(
      timeline.body.flatMap(({ event }) => (event.kind === 'consultation' ? [event.action] : [])),
    ).toEqual(['submit', 'accept', 'schedule', 'miss', 'fallBack']);
    done(await doctor.call('cancelConsultation', because(await look(doctor, booked))));
  });
});

describe('what a coordinator puts right', () => {
  it('moves the clocks with the urgency, and both sides see what and why', async () => {
    const { doctor, expert, coordinator, countyCoordinator } = people;
    const asked = await submitted(doctor);
    const correct = (client: ApiClient, { revision }: Consultation, changes: object, reason = '录入有误') =>
      client.call('correctConsultation', { ...at(asked), body: { revision, reason, changes } });
    expect((await correct(doctor, asked, { urgency: 'routine' })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await correct(coordinator, asked, { patientAgeYears: 36 })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await correct(countyCoordinator, asked, { patientAgeYears: 36 }, ' ')).body.code).toBe(
      'REASON_MISSING',
    );
    const younger = done(
      await correct(countyCoordinator, asked, { patientAgeYears: 36, urgency: 'emergency' }),
    );
    expect(younger).toMatchObject({ patientAgeYears: 36, urgency: 'emergency' });
    expect(Date.parse(younger.responseDueAt ?? '') - Date.parse(younger.submittedAt ?? '')).toBe(
      30 * minuteMs,
    );
    const { body } = await expert.call('listCorrections', at(asked));
    expect(body.items.map(({ field, was, becomes }) => [field, was, becomes])).toEqual([
      ['urgency', 'urgent', 'emergency'],
      ['patientAgeYears', 63, 36],
    ]);
    expect(body.mine).toEqual([]);
    done(await doctor.call('cancelConsultation', because(younger)));
  });

  it('gives it to another expert of the specialty, and cancels what was booked', async () => {
    const { doctor, expert, otherExpert, coordinator } = people;
    const taken = await accept(expert, await submitted(doctor));
    const booked = await schedule(expert, taken, new Date(clock.now().getTime() + hourMs));
    const { body: me } = await otherExpert.call('getMe', {});
    const give = (expertId: string) =>
      coordinator.call('reassignConsultation', {
        ...at(booked),
        body: { revision: booked.revision, reason: '原专家休假', expertId },
      });
    expect((await give(booked.expert?.id ?? '')).status).toBe(404);
    expect(done(await give(me.person.id))).toMatchObject({ state: 'accepted', expert: { id: me.person.id } });
    expect((await look(otherExpert, booked)).session?.state).toBe('cancelled');
    expect((await expert.call('getConsultation', at(booked))).status).toBe(404);
  });
});
