import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Consultation, OnCallPage } from '@jiedui/contracts';
import { actAsSystem } from '@jiedui/platform';
import { FixedClock, waitFor } from '@jiedui/testing';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, draft, done } from '../../../test/consultation-steps.js';
import { LadderRunner } from './ladder.runner.js';

const minuteMs = 60_000;
let api: ApiHarness;
let clock: FixedClock;
let doctor: ApiClient;
let first: ApiClient;
let second: ApiClient;
let coordinator: ApiClient;
let county: ApiClient;
let topA: string;

const sql = <T extends object = Record<string, unknown>>(query: string, values: unknown[] = []) =>
  api.orm.em.fork().execute<T[]>(query, values);
const sweep = () => actAsSystem(() => api.app.get(LadderRunner, { strict: false }).sweep());
const idOf = async (table: string, column: string, value: string) =>
  (await sql<{ id: string }>(`select id from ${table} where ${column} = ?`, [value]))[0]?.id ?? '';
const pass = async (minutes: number) => {
  clock.advance(minutes * minuteMs);
  await sweep();
};

/** Drafted and asked. */
async function emergency(): Promise<Consultation> {
  const { id, revision } = await draft(doctor);
  const saved = done(
    await doctor.call('updateDraft', {
      params: { consultationId: id },
      body: { revision, urgency: 'emergency' },
    }),
  );
  return done(
    await doctor.call('submitConsultation', {
      params: { consultationId: id },
      body: { revision: saved.revision },
    }),
  );
}

const pagesOf = async ({ id }: Pick<Consultation, 'id'>, client = doctor): Promise<OnCallPage[]> => {
  const { status, body } = await client.call('listConsultationPages', { params: { consultationId: id } });
  if (status !== 200) throw new Error(`No pages: ${status} ${JSON.stringify(body)}`);
  return body;
};
const told = ({ rung, person, outcome }: OnCallPage) => `${person?.nameEn ?? rung} ${outcome ?? 'open'}`;
const noticesOf = async ({ id }: Pick<Consultation, 'id'>) => {
  const rows = await sql<{ kind: string }>(
    `select payload->>'kind' as kind from outbox where payload->>'consultationId' = ? and payload->>'kind' like 'page.%'
     order by created_at, id`,
    [id],
  );
  return rows.map(({ kind }) => kind);
};

async function roster(client: ApiClient, hospitalId: string, people: readonly string[]): Promise<void> {
  const params = { hospitalId, specialty: 'cardiology' as const };
  const { body } = await client.call('getRoster', { params, query: { from: '2026-11-23' } });
  const week = people.flatMap((email, at) =>
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      rank: (at + 1) as 1 | 2 | 3,
      weekday,
      fromMinute: 0,
      untilMinute: 1_440,
      personId: email as never,
    })),
  );
  const { status, body: problem } = await client.call('saveRosterWeek', {
    params,
    body: { revision: body.revision, week },
  });
  if (status !== 204 && status !== 200) throw new Error(`No roster: ${status} ${JSON.stringify(problem)}`);
}

beforeAll(async () => {
  clock = new FixedClock(new Date());
  api = await ApiHarness.start({ ROLES: 'http' }, clock);
  await sql("update person set practising_since = '2010-07-01' where practising_since is null");
  [doctor, first, second, coordinator, county] = await Promise.all([
    api.signIn(accounts.doctor),
    api.signIn(accounts.expert),
    api.signIn(accounts.otherExpert),
    api.signIn(accounts.coordinator),
    api.signIn(accounts.countyCoordinator),
  ]);
  topA = await idOf('hospital', 'code', 'TOP-A');
  const experts = [accounts.expert, accounts.otherExpert].map((email) => idOf('person', 'email', email));
  await roster(coordinator, topA, await Promise.all(experts));
});
afterAll(() => api.stop());

beforeEach(async () => {
  await sql('delete from on_call_page');
  await sql("update consultation set state = 'cancelled' where state = 'submitted'");
});

describe('an emergency', () => {
  it('pages the first on call in the transaction in which it is asked, and nobody for other questions', async () => {
    const asked = await emergency();
    expect((await pagesOf(asked)).map(told)).toEqual(['Demo Expert One open']);
    expect(await noticesOf(asked)).toEqual(['page.onCall']);
    const [page] = await pagesOf(asked, first);
    expect(page).toMatchObject({
      isMine: true,
      consultationNumber: asked.number,
      step: 1,
      specialty: 'cardiology',
    });
    expect((await pagesOf(asked, county))[0]?.isMine).toBe(false);
    const routine = await draft(doctor);
    await doctor.call('submitConsultation', {
      params: { consultationId: routine.id },
      body: { revision: routine.revision },
    });
    expect(await pagesOf(routine)).toEqual([]);
  });

  it('climbs every rung, once each, to the coordinators and back to those who asked', async () => {
    const asked = await emergency();
    await pass(4);
    expect((await pagesOf(asked)).map(told)).toEqual(['Demo Expert One open']);
    await pass(1);
    await sweep();
    expect((await pagesOf(asked)).map(told)).toEqual(['Demo Expert One silent', 'Demo Expert Two open']);
    await pass(5);
    await pass(5);
    await pass(60);
    expect((await pagesOf(asked)).map(told)).toEqual([
      'Demo Expert One silent',
      'Demo Expert Two silent',
      'coordinator silent',
      'asker open',
    ]);
    expect(await noticesOf(asked)).toEqual([
      'page.onCall',
      'page.onCall',
      'page.coordinator',
      'page.unanswered',
    ]);
  });

  it('waits as long as the hospital says', async () => {
    const setting = { openPerExpert: null, asksOverflow: false, answersOverflow: false };
    const params = { hospitalId: topA as never };
    await coordinator.call('updateRoutingSetting', { params, body: { ...setting, pageWaitMinutes: 2 } });
    const asked = await emergency();
    await pass(2);
    expect((await pagesOf(asked)).length).toBe(2);
    await coordinator.call('updateRoutingSetting', { params, body: { ...setting, pageWaitMinutes: null } });
  });

  it('goes on at once when somebody declines, who says why', async () => {
    const asked = await emergency();
    const [page] = await pagesOf(asked, first);
    const answer = await first.call('declinePage', {
      params: { pageId: page?.id as never },
      body: { reason: '手术中' },
    });
    expect(answer.body).toMatchObject({ outcome: 'declined', reason: '手术中' });
    expect((await pagesOf(asked)).map(told)).toEqual(['Demo Expert One declined', 'Demo Expert Two open']);
    const again = await first.call('declinePage', {
      params: { pageId: page?.id as never },
      body: { reason: '' },
    });
    expect(again.status).toBe(409);
    const foreign = await second.call('declinePage', {
      params: { pageId: page?.id as never },
      body: { reason: '' },
    });
    expect(foreign.body.code).toBe('ACTION_NOT_ALLOWED');
  });

  it('is taken by the first to accept, and by no other; the others read by whom', async () => {
    const asked = await emergency();
    await pass(5);
    const [one, two] = await pagesOf(asked);
    const answers = await Promise.all([
      first.call('acceptPage', { params: { pageId: one?.id as never } }),
      second.call('acceptPage', { params: { pageId: two?.id as never } }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const winner = answers[0]?.status === 200 ? 'Demo Expert One' : 'Demo Expert Two';
    const loser = winner === 'Demo Expert One' ? second : first;
    const pages = await pagesOf(asked);
    expect(pages.filter(({ outcome }) => outcome === 'accepted').map(({ person }) => person?.nameEn)).toEqual(
      [winner],
    );
    const { body: seen } = await loser.call('listOnCallPages', { query: {} });
    expect(seen.items[0]).toMatchObject({
      takenBy: { nameEn: winner },
      isMine: false,
      consultationNumber: asked.number,
    });
    const taken = await sql(`select 1 from transition where consultation_id = ? and action = 'accept'`, [
      asked.id,
    ]);
    expect(taken.length).toBe(1);
    await pass(60);
    expect((await pagesOf(asked)).length).toBe(2);
  });

  it('may still be taken by somebody who was silent', async () => {
    const asked = await emergency();
    await pass(5);
    const [late] = await pagesOf(asked, first);
    expect(late).toMatchObject({ outcome: 'silent', isMine: true });
    const { body } = await first.call('acceptPage', { params: { pageId: late?.id as never } });
    expect(body).toMatchObject({ outcome: 'accepted', takenBy: { nameEn: 'Demo Expert One' } });
    expect((await pagesOf(asked)).map(told)).toEqual([
      'Demo Expert One accepted',
      'Demo Expert Two superseded',
    ]);
  });

  it('closes what is open when it leaves the inbox, and pages anew when it comes back', async () => {
    const asked = await emergency();
    const at = (revision: number) => ({
      params: { consultationId: asked.id },
      body: { revision, reason: '需补充心电图' },
    });
    const wanting = done(await first.call('requestInformation', at(asked.revision)));
    expect((await pagesOf(asked)).map(told)).toEqual(['Demo Expert One superseded']);
    await pass(10);
    expect((await pagesOf(asked)).length).toBe(1);
    await doctor.call('supplyInformation', {
      params: { consultationId: asked.id },
      body: { revision: wanting.revision },
    });
    expect((await pagesOf(asked)).map(told)).toEqual(['Demo Expert One superseded', 'Demo Expert One open']);
  });
});

describe('processes that come and go', () => {
  it('lose nothing and double nothing: many sweeps at once, after a stop of any length', async () => {
    const asked = [await emergency(), await emergency(), await emergency()];
    for (let turn = 0; turn < 4; turn += 1) {
      clock.advance(17 * minuteMs);
      await Promise.all([sweep(), sweep(), sweep(), sweep()]);
    }
    for (const one of asked) {
      expect((await pagesOf(one)).map(told)).toEqual([
        'Demo Expert One silent',
        'Demo Expert Two silent',
        'coordinator silent',
        'asker open',
      ]);
      expect(await noticesOf(one)).toEqual([
        'page.onCall',
        'page.onCall',
        'page.coordinator',
        'page.unanswered',
      ]);
    }
  });

  it('go on where a page was decided and its process ended before it was told', async () => {
    const asked = await emergency();
    await sql("update outbox set published_at = null where payload->>'consultationId' = ?", [asked.id]);
    await sql('update on_call_ladder set round = round + 1 where consultation_id = ?', [asked.id]);
    await sweep();
    expect((await pagesOf(asked)).map(told)).toEqual(['Demo Expert One open', 'Demo Expert One open']);
    await waitFor('nothing more', async () => {
      await sweep();
      return (await pagesOf(asked)).length === 2;
    });
  });
});

describe('the next hospital', () => {
  it('is asked when the whole ladder of the first was silent; the first then sees the question no more', async () => {
    await sql(
      `update agreement set state = 'active', suspended_at = null, suspended_by = null, valid_from = current_date - 1,
         valid_until = current_date + 100, specialties = array['cardiology'] where state = 'suspended'`,
    );
    const [topB, third] = await Promise.all([
      idOf('hospital', 'code', 'TOP-B'),
      idOf('person', 'email', accounts.foreignExpert),
    ]);
    await sql("update post set specialties = array['cardiology'] where person_id = ?", [third]);
    const [assistance, foreign] = await Promise.all([
      api.signIn('assistance@top-b.example'),
      api.signIn(accounts.foreignExpert),
    ]);
    await roster(assistance, topB, [third]);

    const asked = await emergency();
    const params = { consultationId: asked.id };
    expect((await foreign.call('getConsultation', { params })).status).toBe(404);
    await pass(5);
    await pass(5);
    expect((await pagesOf(asked)).at(-1)).toMatchObject({ rung: 'coordinator', outcome: null });
    await pass(5);
    await sweep();
    expect((await pagesOf(asked)).map(told)).toEqual([
      'Demo Expert One silent',
      'Demo Expert Two silent',
      'coordinator silent',
      'Demo Expert Three open',
    ]);
    const moved = done(await doctor.call('getConsultation', { params }));
    expect(moved).toMatchObject({ state: 'submitted', invitedHospital: { code: 'TOP-B' } });
    expect(moved.answerDueAt).toBe(asked.answerDueAt);
    expect((await first.call('getConsultation', { params })).status).toBe(404);
    const taken = await foreign.call('acceptConsultation', { params, body: { revision: moved.revision } });
    expect(done(taken)).toMatchObject({ state: 'accepted', expert: { nameEn: 'Demo Expert Three' } });
    expect((await pagesOf(asked)).at(-1)?.outcome).toBe('accepted');
  });
});
