import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation, InputOf, Resource } from '@jiedui/contracts';
import type { HospitalId, PersonId, ResourceId } from '@jiedui/kernel';
import { ApiHarness } from '../../../test/api-harness.js';
import { accept, schedule, signInEveryone, submitted } from '../../../test/consultation-steps.js';
import { pairOf } from '../../../test/agreement-steps.js';

let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;
let pair: { invitingHospitalId: HospitalId; invitedHospitalId: HospitalId };
let room: Resource;
let otherRoom: Resource;

const sql = <T>(text: string, parameters: readonly unknown[] = []) =>
  api.orm.em.fork().execute<T[]>(text, [...parameters]);

const newRoom = async (name: string) =>
  (
    await people.coordinator.call('addResource', {
      params: { hospitalId: pair.invitedHospitalId },
      body: { kind: 'room', nameZh: name, nameEn: name },
    })
  ).body;

beforeAll(async () => {
  api = await ApiHarness.start();
  people = await signInEveryone(api);
  pair = await pairOf(api, 'COUNTY-A', 'TOP-A');
  // Sessions of tests lie weeks ahead: the limits of the demo's agreements are not what is tried here.
  await sql(
    `update agreement set answer_limit_minutes = '{"routine": 200000, "urgent": 200000, "emergency": 200000}'`,
  );
  room = await newRoom('会诊一室');
  otherRoom = await newRoom('会诊二室');
});
afterAll(() => api.stop());

const minute = 60_000;
const params = ({ id }: Pick<Consultation, 'id'>) => ({ params: { consultationId: id } });
const taken = async () => accept(people.expert, await submitted(people.doctor));

/** Each test in a day of its own, at 02:00 UTC. */
let days = 3;
const newMorning = () => {
  days += 1;
  const today = Math.floor(Date.now() / (24 * 3_600_000));
  return new Date((today + days) * 24 * 3_600_000 + 2 * 3_600_000);
};
const times = (startsAt: Date, minutes = 20) => ({
  startsAt: startsAt.toISOString(),
  endsAt: new Date(startsAt.getTime() + minutes * minute).toISOString(),
});
const book = (
  consultation: Consultation,
  startsAt: Date,
  resourceIds: ResourceId[] = [],
  who = people.expert,
) =>
  who.call('scheduleConsultation', {
    ...params(consultation),
    body: { revision: consultation.revision, ...times(startsAt), resourceIds },
  });
const liveOf = (consultation: Consultation) =>
  sql<{ kind: string; state: string }>(
    `select subject_kind as kind, state from reservation where consultation_id = ? and state <> 'released' order by 1`,
    [consultation.id],
  );
type SlotBody = InputOf<'searchSlots'>['body'];
const search = async (
  consultation: Consultation,
  from: Date,
  body: Partial<SlotBody> = {},
  who = people.expert,
) =>
  who.call('searchSlots', {
    ...params(consultation),
    body: {
      from: from.toISOString(),
      until: new Date(from.getTime() + 5 * 3_600_000).toISOString(),
      durationMinutes: 20,
      isOutsideHours: true,
      ...body,
    },
  });

const personIdOf = async (email: string): Promise<PersonId> => {
  const [found] = await sql<{ id: PersonId }>('select id from person where email = ?', [email]);
  if (!found) throw new Error(`Nobody has the address ${email}`);
  return found.id;
};

/** Opens the whole week, so that no weekday and no holiday is in the way of what is tried. */
const openAllWeek = async (expertEmail: string) => {
  const id = await personIdOf(expertEmail);
  await sql('delete from availability_exception where person_id = ?', [id]);
  await sql(
    `insert into availability_exception (id, person_id, kind, starts_at, ends_at, created_at)
     values (gen_random_uuid(), ?, 'extra', now() - interval '1 day', now() + interval '200 days', now())`,
    [id],
  );
  return id;
};

describe('booking', () => {
  it('takes the expert and the room together, and tells which of them is taken', async () => {
    const at = newMorning();
    const [first, second] = [await taken(), await taken()];
    const ofOther = await accept(people.otherExpert, await submitted(people.doctor));
    expect((await book(first, at, [room.id])).status).toBe(200);
    expect(await liveOf(first)).toEqual([
      { kind: 'expert', state: 'booked' },
      { kind: 'room', state: 'booked' },
    ]);
    const refused = await book(second, at, [otherRoom.id]);
    expect([refused.status, refused.body.code]).toEqual([409, 'EXPERT_DOUBLE_BOOKED']);
    expect(await liveOf(second)).toEqual([]);
    const noRoom = await book(ofOther, at, [room.id], people.otherExpert);
    expect([noRoom.status, noRoom.body.code]).toEqual([409, 'ROOM_TAKEN']);
    expect((await book(ofOther, at, [otherRoom.id], people.otherExpert)).status).toBe(200);
  });

  it('refuses a room of another hospital, one out of use, and experts who do not take part', async () => {
    const consultation = await taken();
    const at = newMorning();
    const [foreign] = await sql<{ id: ResourceId }>(
      `insert into resource (id, hospital_id, kind, name_zh, name_en, created_at)
       select gen_random_uuid(), id, 'room', 'x', 'x', now() from hospital where code = 'TOP-B' returning id`,
    );
    const refused = await book(consultation, at, [foreign?.id as ResourceId]);
    expect([refused.status, refused.body.code]).toEqual([422, 'SUBJECT_UNKNOWN']);
    const old = await newRoom('旧会诊室');
    await people.coordinator.call('changeResource', {
      params: { resourceId: old.id },
      body: { isRetired: true },
    });
    expect((await book(consultation, at, [old.id])).body.code).toBe('SUBJECT_UNKNOWN');
  });

  it('gives an hour to one of many who want it at once, and none waits for ever', async () => {
    const at = newMorning();
    const wanting: Consultation[] = [];
    for (let count = 0; count < 6; count += 1) wanting.push(await taken());
    const answers = await Promise.all(
      wanting.map((one, order) =>
        book(one, at, order % 2 === 0 ? [room.id, otherRoom.id] : [otherRoom.id, room.id]),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409]);
  });

  it('moves room and time in one step, keeps the history, and lets go when it is called off', async () => {
    const at = newMorning();
    const booked = (await book(await taken(), at, [room.id])).body;
    const later = new Date(at.getTime() + 10 * minute);
    const moved = await people.doctor.call('scheduleConsultation', {
      ...params(booked),
      body: {
        revision: booked.revision,
        ...times(later),
        resourceIds: [otherRoom.id],
        reason: '病人在做检查',
      },
    });
    expect(moved.status).toBe(200);
    const history = await sql<{ kind: string; state: string }>(
      'select subject_kind as kind, state from reservation where consultation_id = ? order by created_at, subject_kind',
      [booked.id],
    );
    expect(history.map(({ state }) => state)).toEqual(['released', 'released', 'booked', 'booked']);
    const lines = await sql<{ action: string; reason: string | null }>(
      `select action, reason from transition where consultation_id = ? and action in ('schedule', 'reschedule') order by position`,
      [booked.id],
    );
    expect(lines).toEqual([
      { action: 'schedule', reason: null },
      { action: 'reschedule', reason: '病人在做检查' },
    ]);
    await people.doctor.call('cancelConsultation', {
      ...params(booked),
      body: { revision: moved.body.revision, reason: '患者已转院' },
    });
    expect(await liveOf(booked)).toEqual([]);
  });
});

describe('a hold', () => {
  const hold = (consultation: Consultation, startsAt: Date, resourceIds: ResourceId[] = []) =>
    people.expert.call('holdSlot', { ...params(consultation), body: { ...times(startsAt), resourceIds } });

  it('keeps a time from others, becomes the booking, and brings its room along', async () => {
    const at = newMorning();
    const [mine, theirs] = [await taken(), await taken()];
    expect((await hold(mine, at, [room.id])).status).toBe(200);
    expect((await hold(theirs, at)).body.code).toBe('EXPERT_DOUBLE_BOOKED');
    await schedule(people.expert, mine, at);
    expect(await liveOf(mine)).toEqual([
      { kind: 'expert', state: 'booked' },
      { kind: 'room', state: 'booked' },
    ]);
  });

  it('that is over never stands in the way, and is let go on asking', async () => {
    const at = newMorning();
    const [first, second, third] = [await taken(), await taken(), await taken()];
    await hold(first, at);
    await sql(`update reservation set expires_at = now() - interval '1 second' where consultation_id = ?`, [
      first.id,
    ]);
    expect((await hold(second, at)).status).toBe(200);
    expect((await people.expert.call('releaseHold', params(second))).status).toBe(204);
    expect((await book(third, at)).status).toBe(200);
  });

  it('is for those who may book, and for none who may not', async () => {
    const consultation = await taken();
    const body = times(newMorning());
    expect((await people.otherDoctor.call('holdSlot', { ...params(consultation), body })).status).toBe(404);
    expect(
      (
        await people.foreignExpert.call('searchSlots', {
          ...params(consultation),
          body: { from: body.startsAt, until: body.endsAt, durationMinutes: 5 },
        })
      ).status,
    ).toBe(404);
  });
});

describe('the slot search', () => {
  it('finds the earliest time at which expert and room are free, and passes by what is taken', async () => {
    await openAllWeek('expert@top-a.example');
    const at = newMorning();
    await book(await taken(), at, [room.id]);
    const consultation = await taken();
    const seats = [{ kind: 'resources' as const, resourceIds: [room.id] }];
    const { body } = await search(consultation, at, { seats, everyMinutes: 5 });
    expect(body.slots[0]).toMatchObject({
      startsAt: new Date(at.getTime() + 20 * minute).toISOString(),
      resourceIds: [room.id],
    });
    expect(body.want).toBeNull();
  });

  it('does not stumble over its own booking when it is to be moved', async () => {
    await openAllWeek('expert@top-a.example');
    const at = newMorning();
    const booked = (await book(await taken(), at)).body;
    const { body } = await search(booked, at, { everyMinutes: 5 }, people.doctor);
    expect(body.slots[0]?.startsAt).toBe(at.toISOString());
  });

  it('says why there is none', async () => {
    const id = await openAllWeek('expert@top-a.example');
    const at = newMorning();
    const consultation = await taken();
    await people.expert.call('addAvailabilityException', {
      params: { personId: id },
      body: { kind: 'leave', ...times(at, 300) },
    });
    expect((await search(consultation, at)).body.want).toEqual({ code: 'SEAT_NEVER_OPEN', seat: 0 });
    await openAllWeek('expert@top-a.example');
    const seats = [
      { kind: 'anyResource' as const, hospitalId: pair.invitedHospitalId, resource: 'device' as const },
    ];
    expect((await search(consultation, at, { seats })).body.want).toEqual({ code: 'SEAT_EMPTY', seat: 1 });
  });

  it('flags days whose holidays nobody has published', async () => {
    await openAllWeek('expert@top-a.example');
    const consultation = await taken();
    const { body } = await search(consultation, newMorning());
    const known = body.holidaysKnownUntil;
    for (const { startsAt, dayKind } of body.slots) {
      expect(dayKind === 'unknown').toBe(startsAt.slice(0, 10) > known);
    }
    expect(body.slots.length).toBeGreaterThan(0);
  });
});

describe('availability', () => {
  it('is kept by the expert and the coordinator of the hospital, and by nobody else', async () => {
    const personId = await personIdOf('expert2@top-a.example');
    const rules = [{ weekday: 2, fromMinute: 840, untilMinute: 960, kind: 'teleClinic' as const }];
    const body = {
      revision: 0,
      weeks: [{ hospitalId: pair.invitedHospitalId, rules }],
      walkBeforeMinutes: 10,
      walkAfterMinutes: 5,
    };
    expect(
      (await people.otherExpert.call('saveAvailability', { params: { personId }, body })).body,
    ).toMatchObject({
      revision: 1,
      walkBeforeMinutes: 10,
      weeks: [{ rules }],
    });
    const again = await people.coordinator.call('saveAvailability', { params: { personId }, body });
    expect([again.status, again.body.code]).toEqual([409, 'REVISION_CONFLICT']);
    for (const who of [people.expert, people.doctor, people.countyCoordinator]) {
      expect((await who.call('getAvailability', { params: { personId } })).status).toBe(403);
    }
  });

  it('takes the way to the clinic with the session, but not within it', async () => {
    const personId = await openAllWeek('expert@top-a.example');
    await sql(`insert into availability_setting values (?, 10, 10, 1)`, [personId]);
    const at = newMorning();
    await book(await taken(), at);
    const close = await book(await taken(), new Date(at.getTime() + 30 * minute));
    expect(close.body.code).toBe('EXPERT_DOUBLE_BOOKED');
    expect((await book(await taken(), new Date(at.getTime() + 40 * minute))).status).toBe(200);
    await sql('delete from availability_setting where person_id = ?', [personId]);
  });
});

describe('the board', () => {
  it('shows whose time it is to who may know, and to others only that it is taken', async () => {
    const at = newMorning();
    const booked = (await book(await taken(), at, [room.id])).body;
    const rowsFor = async (who: typeof people.expert) => {
      const { body } = await who.call('getBoard', {
        params: { hospitalId: pair.invitedHospitalId },
        query: { day: at.toISOString().slice(0, 10) },
      });
      return body.rows.find(({ id }) => id === room.id)?.bookings ?? [];
    };
    expect(await rowsFor(people.coordinator)).toMatchObject([
      { startsAt: at.toISOString(), consultation: { id: booked.id, canMove: true, resourceIds: [room.id] } },
    ]);
    expect(await rowsFor(people.otherExpert)).toMatchObject([
      { takenFrom: at.toISOString(), consultation: null },
    ]);
    const outside = await people.otherDoctor.call('getBoard', {
      params: { hospitalId: pair.invitedHospitalId },
      query: { day: '2026-12-01' },
    });
    expect(outside.status).toBe(403);
  });
});
