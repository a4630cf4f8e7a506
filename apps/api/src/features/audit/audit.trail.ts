import { Inject, Injectable } from '@nestjs/common';
import type { AuditAction, AuditOutcome, AuditSubject } from '@jiedui/domain';
import type { Clock, ConsultationId, HospitalId, PersonId } from '@jiedui/kernel';
import { currentlyActsAs, currentOrigin, currentRequestId } from '@jiedui/platform';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';

export interface AuditEntry {
  /** Who acts; without it, the person of the current request, the system, or nobody who is known. */
  readonly caller?: { readonly personId: PersonId; readonly signInSessionId?: string };
  readonly action: AuditAction;
  readonly outcome?: AuditOutcome;
  readonly subject: { readonly kind: AuditSubject; readonly id?: string };
  readonly consultationId?: ConsultationId;
  /** The hospitals whose administrators may read this line. */
  readonly hospitalIds?: readonly HospitalId[];
  /** The relation or the reason's code that allowed it. */
  readonly why?: string;
  /** Codes, ids and numbers. Never a name, never anything of a patient, never a secret. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

const columns = `id, at, actor_kind, person_id, sign_in_session_id, address, agent, request_id, action, outcome,
  subject_kind, subject_id, consultation_id, hospital_ids, why, details`;
const given = `jsonb_to_recordset(?::jsonb) as line (id uuid, at timestamptz, actor_kind text, person_id uuid,
  sign_in_session_id uuid, address text, agent text, request_id text, action text, outcome text, subject_kind text,
  subject_id text, consultation_id uuid, hospital_ids uuid[], why text, details jsonb)`;

/** One statement for any number of lines; those that were written lately may be left out. */
const sql = (unlessWritten: string) => `
insert into audit_event (${columns}) select line.* from ${given} ${unlessWritten}`;

const sqlOfEach = (subjects: string) => `
insert into audit_event (${columns})
select gen_random_uuid(), at, actor_kind, person_id, sign_in_session_id, address, agent, request_id, action, outcome,
  subject_kind, each.subject_id, consultation_id, each.hospital_ids, why, each.details
from (${subjects}) as each cross join ${given}`;

const unlessWrittenSince = `where not exists (
  select from audit_event e where e.consultation_id = line.consultation_id and e.at > ?::timestamptz
    and e.person_id = line.person_id and e.action = line.action and e.outcome = line.outcome
    and e.subject_kind = line.subject_kind and e.why is not distinct from line.why and e.details = line.details)`;

/** Writes down who did what to what. A line can be added and read, and by nobody changed or removed. */
@Injectable()
export class AuditTrail {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** In the transaction of what it tells of: both happen or neither. */
  async record(em: EntityManager, entry: AuditEntry): Promise<void> {
    await em.execute(sql(''), [JSON.stringify([this.lineOf(entry)])]);
  }

  /**
   * Many lines at once, without those that would repeat a line of the last few minutes: the same person, the same
   * consultation, the same thing done by the same right.
   */
  async recordUnlessRecent(
    em: EntityManager,
    entries: readonly AuditEntry[],
    withinMs: number,
  ): Promise<void> {
    if (entries.length === 0) return;
    const since = new Date(this.clock.now().getTime() - withinMs).toISOString();
    await em.execute(sql(unlessWrittenSince), [
      JSON.stringify(entries.map((entry) => this.lineOf(entry))),
      since,
    ]);
  }

  /**
   * A line for each row of a query, however many.
   * @param subjects SQL that gives subject_id (text), hospital_ids (uuid[]) and details (jsonb)
   */
  async recordEach(
    em: EntityManager,
    entry: AuditEntry,
    subjects: string,
    parameters: readonly unknown[],
  ): Promise<void> {
    await em.execute(sqlOfEach(subjects), [...parameters, JSON.stringify([this.lineOf(entry)])]);
  }

  /** On its own: for what was refused, whose transaction is rolled back. */
  recordApart(entry: AuditEntry): Promise<void> {
    return this.database.transaction((em) => this.record(em, entry));
  }

  private lineOf(entry: AuditEntry) {
    const { caller, action, subject, consultationId, hospitalIds, why, details } = entry;
    const actsAs = currentlyActsAs();
    const personId = caller?.personId ?? (actsAs === 'system' ? undefined : actsAs);
    const origin = currentOrigin();
    return {
      id: newId(),
      at: this.clock.now().toISOString(),
      actor_kind: personId ? 'person' : actsAs === 'system' ? 'system' : 'anonymous',
      person_id: personId,
      sign_in_session_id: caller?.signInSessionId,
      address: origin?.address,
      agent: origin?.agent?.slice(0, 300),
      request_id: currentRequestId(),
      action,
      outcome: entry.outcome ?? 'success',
      subject_kind: subject.kind,
      subject_id: subject.id,
      consultation_id: consultationId,
      hospital_ids: [...new Set(hospitalIds)],
      why,
      details: details ?? {},
    };
  }
}
