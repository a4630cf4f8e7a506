import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditVerification } from '@jiedui/contracts';
import { Logger } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiHarness } from '../../../test/api-harness.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { AuditSealer } from './audit.sealer.js';
import { AuditTrail } from './audit.trail.js';
import type { SqlRunner } from './chain.queries.js';
import { type ChainHead, type ChainSpan, verifyChain } from './chain.verification.js';
import { ChainWitness } from './chain.witness.js';

let api: ApiHarness;
let yesterday: string;
let today: string;
const eventsADay = 20;

/** Only the tests seal here. */
beforeAll(async () => {
  api = await ApiHarness.start({ ROLES: 'http' });
  await addEvents(2 * eventsADay);
  await api.app.get(AuditSealer).seal();
  [[yesterday], [today]] = await spreadOverTwoDays();
});
afterAll(() => api.stop());

async function addEvents(count: number): Promise<void> {
  await owner().execute(
    `insert into audit_event (id, at, actor_kind, action, outcome, subject_kind, details)
     select gen_random_uuid(), now(), 'system', 'read', 'success', 'consultation', jsonb_build_object('number', n)
     from generate_series(1, ?) n`,
    [count],
  );
}

const owner = () => api.orm.em.fork();

/** As if the first half had been linked yesterday. */
async function spreadOverTwoDays(): Promise<[[string], [string]]> {
  await owner().execute(`
    alter table audit_link disable trigger all;
    do $$ declare
      hash bytea; link record; at date; place bigint := 0; count bigint;
    begin
      create temporary table linked on commit drop as select * from audit_link order by position;
      delete from audit_link;
      select count(*) into count from linked;
      for link in select * from linked order by position loop
        at := link.day - case when link.position <= count / 2 then 1 else 0 end;
        place := case when link.position = count / 2 + 1 then 1 else place + 1 end;
        hash := audit_link_hash(hash, at, place, link.event_hash);
        insert into audit_link values (at, place, link.event_id, link.event_hash, hash);
      end loop;
    end $$;
    alter table audit_link enable trigger all;`);
  const days = await owner().execute<{ day: string }[]>(
    "select to_char(day, 'YYYY-MM-DD') as day from audit_link group by audit_link.day order by audit_link.day",
  );
  return [[days[0]?.day ?? ''], [days[1]?.day ?? '']];
}

const check = (sql: SqlRunner, span: ChainSpan = {}, heads: ChainHead[] = []) =>
  verifyChain(sql, span, heads);

/** What a check says after the owner has done something that no trigger stopped; then it is undone. */
async function after(
  tamper: (em: EntityManager) => Promise<unknown>,
  heads: ChainHead[] = [],
): Promise<AuditVerification> {
  const em = owner();
  await em.begin();
  try {
    for (const table of ['audit_event', 'audit_link']) {
      await em.execute(`alter table ${table} disable trigger all`);
    }
    await tamper(em);
    return await check(em, {}, heads);
  } finally {
    await em.rollback();
  }
}

async function linkAt(day: string, position: number): Promise<{ event_id: string; hash: string }> {
  const rows = await owner().execute<{ event_id: string; hash: string }[]>(
    "select event_id, encode(hash, 'hex') as hash from audit_link where day = ? and position = ?",
    [day, position],
  );
  if (!rows[0]) throw new Error('no such link');
  return rows[0];
}

const place = (day: string, position: number) => ({ day, position, until: position });

describe('the chain of the audit trail', () => {
  it('is found whole, and its end is told', async () => {
    const result = await check(owner());
    expect(result).toMatchObject({ days: 2, waiting: 0, faults: 0, ok: true });
    expect(result.events).toBeGreaterThanOrEqual(2 * eventsADay);
    expect(Object.keys(result.heads)).toEqual([today]);
    await expect(check(owner(), { from: today, to: today })).resolves.toMatchObject({ days: 1, ok: true });
  });

  it('shows a changed event', async () => {
    const { event_id } = await linkAt(yesterday, 5);
    const result = await after((em) =>
      em.execute("update audit_event set details = '{}' where id = ?", [event_id]),
    );
    expect(result).toMatchObject({ ok: false, faults: 1 });
    expect(result.changed).toEqual([{ ...place(yesterday, 5), eventId: event_id }]);
  });

  it('shows an event that is gone', async () => {
    const { event_id } = await linkAt(today, 3);
    const result = await after((em) => em.execute('delete from audit_event where id = ?', [event_id]));
    expect(result).toMatchObject({ ok: false, faults: 1 });
    expect(result.missing).toEqual([{ ...place(today, 3), eventId: event_id }]);
  });

  it('shows a link that is gone, and the event it left behind', async () => {
    const { event_id } = await linkAt(today, 4);
    const result = await after((em) => em.execute('delete from audit_link where event_id = ?', [event_id]));
    expect(result).toMatchObject({ ok: false, faults: 2 });
    expect(result.missing).toEqual([{ ...place(today, 4), eventId: null }]);
    expect(result.inserted).toMatchObject([{ eventId: event_id }]);
  });

  it('shows the place where event and link are gone, many in a row as one', async () => {
    const result = await after(async (em) => {
      for (const position of [7, 8, 9]) {
        const { event_id } = await linkAt(yesterday, position);
        await em.execute('delete from audit_link where event_id = ?', [event_id]);
        await em.execute('delete from audit_event where id = ?', [event_id]);
      }
    });
    expect(result).toMatchObject({ ok: false, faults: 1, inserted: [] });
    expect(result.missing).toEqual([{ day: yesterday, position: 7, until: 9, eventId: null }]);
  });

  it('shows an event that was put in', async () => {
    const id = newId();
    const result = await after((em) =>
      em.execute(
        `insert into audit_event (id, at, actor_kind, action, outcome, subject_kind)
         values (?, now(), 'system', 'read', 'success', 'consultation')`,
        [id],
      ),
    );
    expect(result).toMatchObject({ ok: false, faults: 1, inserted: [{ eventId: id }] });
  });

  it('shows two links that changed places', async () => {
    const result = await after(async (em) => {
      const swap = 'update audit_link set position = ? where day = ? and position = ?';
      await em.execute(swap, [9_999, today, 5]);
      await em.execute(swap, [5, today, 10]);
      await em.execute(swap, [10, today, 9_999]);
    });
    expect(result.ok).toBe(false);
    expect(result.brokenLinks.map(({ position }) => position)).toEqual([5, 6, 10, 11]);
  });

  it('shows a link whose hashes were written anew to fit a changed event', async () => {
    const { event_id } = await linkAt(yesterday, 6);
    const result = await after(async (em) => {
      await em.execute("update audit_event set why = 'another' where id = ?", [event_id]);
      await em.execute(
        `update audit_link l set event_hash = audit_event_hash(e) from audit_event e
         where e.id = l.event_id and l.event_id = ?`,
        [event_id],
      );
    });
    expect(result.brokenLinks).toEqual([{ ...place(yesterday, 6), eventId: event_id }]);
  });

  it('shows that the end of a day is gone, from the day after', async () => {
    const result = await after(async (em) => {
      for (const position of [eventsADay - 1, eventsADay]) {
        const { event_id } = await linkAt(yesterday, position);
        await em.execute('delete from audit_link where event_id = ?', [event_id]);
        await em.execute('delete from audit_event where id = ?', [event_id]);
      }
    });
    expect(result.ok).toBe(false);
    expect(result.missing).toEqual([
      { day: yesterday, position: eventsADay - 1, until: null, eventId: null },
    ]);
    expect(result.brokenLinks).toMatchObject([place(today, 1)]);
  });

  it('shows that the end of the last day is gone to who wrote it down elsewhere', async () => {
    const { heads } = await check(owner());
    const head = { day: today, hash: heads[today] ?? '' };
    await expect(check(owner(), {}, [head])).resolves.toMatchObject({ ok: true });
    const cut = async (em: EntityManager) => {
      const [last] = await em.execute<[{ event_id: string }]>(
        'select event_id from audit_link order by day desc, position desc limit 1',
      );
      await em.execute('delete from audit_link where event_id = ?', [last.event_id]);
      await em.execute('delete from audit_event where id = ?', [last.event_id]);
    };
    await expect(after(cut)).resolves.toMatchObject({ ok: true });
    await expect(after(cut, [head])).resolves.toMatchObject({ ok: false, missing: [{ day: today }] });
  });

  it('counts what it does not name', async () => {
    const result = await after((em) => em.execute('delete from audit_event where true'));
    expect(result).toMatchObject({ ok: false, faults: result.events });
  });
});

describe('the application, by its own role', () => {
  it.each([
    ['change an event', "update audit_event set why = 'x'", /permission denied/],
    ['remove an event', 'delete from audit_event', /permission denied/],
    ['empty the trail', 'truncate audit_event', /permission denied/],
    [
      'forge a link',
      "insert into audit_link values (now(), 9999, gen_random_uuid(), 'x', 'x')",
      /permission denied/,
    ],
    ['remove a link', 'delete from audit_link', /permission denied/],
    ['take an event out of those that wait', 'delete from audit_waiting', /permission denied/],
    ['turn off the guards', 'alter table audit_event disable trigger all', /must be owner/],
    ['turn off row-level security', 'alter table audit_event disable row level security', /must be owner/],
    ['swap the function that seals', 'drop function seal_audit(integer)', /must be owner/],
  ])('cannot %s', async (_, sql, refusal) => {
    await expect(api.app.get(Database).transaction((em) => em.execute(sql))).rejects.toThrow(refusal);
  });

  it('is not alone in that: the triggers refuse the owner, too', async () => {
    await expect(owner().execute("update audit_event set why = 'x'")).rejects.toThrow(/rows are final/);
  });
});

describe('sealing', () => {
  it('makes one chain of what two processes seal at once', async () => {
    await addEvents(3_000);
    const sealer = api.app.get(AuditSealer);
    await Promise.all([sealer.seal(), sealer.seal(), sealer.seal()]);
    await expect(check(owner())).resolves.toMatchObject({ ok: true, waiting: 0 });
  });

  it('links ten thousand events in a few seconds', async () => {
    await addEvents(10_000);
    const startedMs = performance.now();
    await api.app.get(AuditSealer).seal();
    expect(performance.now() - startedMs).toBeLessThan(10_000);
    await expect(check(owner())).resolves.toMatchObject({ ok: true, waiting: 0 });
  });

  it('does not take for missing what waits for its link', async () => {
    await api.app.get(AuditTrail).recordApart({ action: 'read', subject: { kind: 'audit' } });
    await expect(check(owner())).resolves.toMatchObject({ ok: true, waiting: 1 });
    await api.app.get(AuditSealer).seal();
  });
});

describe('the witness', () => {
  it('tells the log the end of the chain, once an hour, in words that a check takes', async () => {
    const lines: string[] = [];
    const log = Logger.prototype.log;
    Logger.prototype.log = (line: string) => void lines.push(line);
    try {
      const witness = api.app.get(ChainWitness);
      await witness.tell();
      await witness.tell();
    } finally {
      Logger.prototype.log = log;
    }
    const { heads } = await check(owner());
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`${today}:${heads[today]}`);
  });
});
