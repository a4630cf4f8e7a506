import type { AuditFault, AuditVerification } from '@jiedui/contracts';
import {
  daysSql,
  faultsOfDaySql,
  headBeforeSql,
  linkAtSql,
  linkOfHashSql,
  type SqlRunner,
  unlinkedSql,
  waitingSql,
} from './chain.queries.js';

/** Days in UTC as YYYY-MM-DD, both included; a side left out is open. */
export interface ChainSpan {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The end of the chain at some moment, as somebody outside of the database wrote it down. */
export interface ChainHead {
  readonly day: string;
  readonly hash: string;
}

export interface ChainLink extends ChainHead {
  readonly position: number;
}

interface Day {
  readonly day: string;
  readonly links: number;
  readonly last: number;
}

interface FaultRow {
  readonly position: number;
  readonly before: number;
  readonly event_id: string;
  readonly is_after_gap: boolean;
  readonly is_gone: boolean;
  readonly is_changed: boolean;
  readonly is_broken: boolean;
  readonly total: number;
}

const namedMax = 1_000;
const earliest = '0001-01-01';
const latest = '9999-12-30';
const dayMs = 86_400_000;

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);

/** Collects what is wrong: counts everything, names the first of each kind. */
class Findings {
  readonly changed: AuditFault[] = [];
  readonly missing: AuditFault[] = [];
  readonly inserted: AuditFault[] = [];
  readonly brokenLinks: AuditFault[] = [];
  faults = 0;

  name(list: AuditFault[], fault: Partial<AuditFault>): void {
    if (list.length >= namedMax) return;
    list.push({ day: null, position: null, until: null, eventId: null, ...fault });
  }

  addDay(day: string, rows: readonly FaultRow[]): void {
    this.faults += rows[0]?.total ?? 0;
    for (const { position, before, event_id: eventId, ...is } of rows) {
      if (is.is_after_gap) this.name(this.missing, { day, position: before + 1, until: position - 1 });
      if (is.is_gone) this.name(this.missing, { day, position, until: position, eventId });
      if (is.is_changed) this.name(this.changed, { day, position, until: position, eventId });
      if (is.is_broken) this.name(this.brokenLinks, { day, position, until: position, eventId });
    }
  }

  addMissing(fault: Partial<AuditFault>): void {
    this.faults += 1;
    this.name(this.missing, fault);
  }
}

/**
 * A day that does not begin where the one before ended, while its own second link follows well from its first:
 * then links are gone from the end of the day before.
 */
function isTailGone(rows: readonly FaultRow[]): boolean {
  const isBroken = (at: number) => rows.some(({ position, is_broken }) => position === at && is_broken);
  return isBroken(1) && !isBroken(2);
}

async function verifyDay(
  sql: SqlRunner,
  findings: Findings,
  { day, last }: Day,
  previous: ChainLink | undefined,
): Promise<ChainLink | undefined> {
  const rows = await sql.execute<FaultRow[]>(faultsOfDaySql, [previous?.hash ?? '', day, last, namedMax]);
  findings.addDay(day, rows);
  if (isTailGone(rows)) {
    findings.addMissing({ day: previous?.day ?? null, position: previous ? previous.position + 1 : null });
  }
  const [head] = await sql.execute<ChainLink[]>(linkAtSql, [day, last]);
  return head;
}

async function verifyEvents(sql: SqlRunner, findings: Findings, from: string, to: string): Promise<number> {
  const unlinked = await sql.execute<{ id: string; day: string; total: number }[]>(unlinkedSql, [
    `${from}T00:00:00Z`,
    `${dayAfter(to)}T00:00:00Z`,
    namedMax,
  ]);
  findings.faults += unlinked[0]?.total ?? 0;
  for (const { id: eventId, day } of unlinked) findings.name(findings.inserted, { day, eventId });
  const [waits] = await sql.execute<[{ waiting: number; gone: string[] }]>(waitingSql);
  for (const eventId of waits.gone) findings.addMissing({ eventId });
  return waits.waiting;
}

/**
 * Computes the chain of a span of days anew and compares. Each check is one statement, so that what is written
 * meanwhile confuses none of them; the rows stay in the database, but for those with something wrong.
 * @param heads ends of the chain that were written down elsewhere, which have to be found again
 */
export async function verifyChain(
  sql: SqlRunner,
  { from = earliest, to = latest }: ChainSpan,
  heads: readonly ChainHead[] = [],
): Promise<AuditVerification> {
  const findings = new Findings();
  const waiting = await verifyEvents(sql, findings, from, to);
  const days = await sql.execute<Day[]>(daysSql, [from, to]);
  let [previous] = await sql.execute<(ChainLink | undefined)[]>(headBeforeSql, [from]);
  for (const day of days) previous = await verifyDay(sql, findings, day, previous);
  for (const { day, hash } of heads) {
    const found = await sql.execute<unknown[]>(linkOfHashSql, [day, hash]);
    if (found.length === 0) findings.addMissing({ day });
  }
  const { changed, missing, inserted, brokenLinks, faults } = findings;
  return {
    days: days.length,
    events: days.reduce((sum, { links }) => sum + links, 0),
    waiting,
    faults,
    changed,
    missing,
    inserted,
    brokenLinks,
    heads: days.length > 0 && previous ? { [previous.day]: previous.hash } : {},
    ok: faults === 0,
  };
}
