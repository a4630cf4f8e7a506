import 'reflect-metadata';
import { CatalogueError } from '@jiedui/contracts';
import type { ConsultationId, HospitalId, SessionId } from '@jiedui/kernel';
import { actAsSystem } from '@jiedui/platform';
import pg from 'pg';
import { Database } from '../../apps/api/src/base/database/database.js';
import { newId } from '../../apps/api/src/base/database/id.js';
import { connectDatabase } from '../../apps/api/src/base/database/orm.js';
import { entities } from '../../apps/api/src/entities.js';
import { ReservationDesk, stateWorkdays } from '../../apps/api/src/features/scheduling/index.js';
import { type Attempt, exclusionViolation, type Outcome, perProcess, type Task } from './booking-attempts.js';

// One of several processes that book at once: by the product's own code, or by the same inserts in plain SQL.
const url = process.env['DATABASE_URL'] ?? '';
const hospitalId = (process.env['BENCH_HOSPITAL_ID'] ?? '') as HospitalId;
const clock = { now: () => new Date() };
const orm = await connectDatabase(url, entities, perProcess);
const database = new Database(orm, clock);
const desk = new ReservationDesk(clock, stateWorkdays());
const pool = new pg.Pool({ connectionString: url, max: perProcess });

const sessionSql = (table: string, place: (at: number) => string) =>
  `insert into ${table} (id, consultation_id, expert_id, state, starts_at, ends_at, is_encrypted, created_at)
   values (${place(1)}, ${place(2)}, ${place(3)}, 'booked', ${place(4)}, ${place(5)}, false, now())`;

const valuesOf = (id: string, { consultationId, expertId, startsAt, endsAt }: Attempt) => [
  id,
  consultationId,
  expertId,
  new Date(startsAt).toISOString(),
  new Date(endsAt).toISOString(),
];

async function bookOurs(attempt: Attempt): Promise<Outcome['end']> {
  const sessionId = newId<SessionId>();
  const { consultationId, expertId, roomId, startsAt: from, endsAt: until } = attempt;
  try {
    await actAsSystem(() =>
      database.transaction(async (em) => {
        await em.execute('select id from consultation where id = ? for update', [consultationId]);
        const weighed = await desk.weigh(em, {
          consultationId: consultationId as ConsultationId,
          invitedHospitalId: hospitalId,
          span: { from, until },
          subjects: [
            { kind: 'expert', id: expertId },
            { kind: 'room', id: roomId },
          ],
        });
        await em.execute(
          sessionSql('live_session', () => '?'),
          valuesOf(sessionId, attempt),
        );
        await desk.take(em, { ...weighed, sessionId, holdUntil: null, byPersonId: null });
      }),
    );
    return 'booked';
  } catch (error) {
    return error instanceof CatalogueError ? 'refused' : 'failed';
  }
}

const rawReservation = `insert into raw_reservation (subject_kind, subject_id, state, starts_at, ends_at, taken_from,
  taken_until, consultation_id, session_id, created_at) values ($1, $2, 'booked', $3, $4, $3, $4, $5, $6, now())`;

/** The subjects in one order here too: otherwise many tries would end as deadlocks, and be no bookings at all. */
async function bookRaw(attempt: Attempt): Promise<Outcome['end']> {
  const client = await pool.connect();
  const id = newId();
  try {
    await client.query('begin');
    await client.query(
      sessionSql('raw_session', (at) => `$${at}`),
      valuesOf(id, attempt),
    );
    const span = [new Date(attempt.startsAt).toISOString(), new Date(attempt.endsAt).toISOString()];
    for (const [kind, subject] of [
      ['expert', attempt.expertId],
      ['room', attempt.roomId],
    ]) {
      await client.query(rawReservation, [kind, subject, ...span, attempt.consultationId, id]);
    }
    await client.query('commit');
    return 'booked';
  } catch (error) {
    await client.query('rollback');
    return (error as { code?: string }).code === exclusionViolation ? 'refused' : 'failed';
  } finally {
    client.release();
  }
}

async function work({ way, attempts }: Task): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const book = way === 'ours' ? bookOurs : bookRaw;
  let next = 0;
  const lane = async () => {
    for (let attempt = attempts[next++]; attempt; attempt = attempts[next++]) {
      const began = performance.now();
      const end = await book(attempt);
      outcomes.push({ ms: performance.now() - began, end });
    }
  };
  await Promise.all(Array.from({ length: perProcess }, lane));
  return outcomes;
}

process.on('message', (task: Task | 'stop') => {
  if (task === 'stop') void Promise.all([orm.close(), pool.end()]).then(() => process.disconnect());
  else void work(task).then((outcomes) => process.send?.(outcomes));
});
process.send?.('ready');
