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

const sql = `insert into audit_event (id, at, actor_kind, person_id, sign_in_session_id, address, agent, request_id,
  action, outcome, subject_kind, subject_id, consultation_id, hospital_ids, why, details)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid[], ?, ?::jsonb)`;

/** Writes down who did what to what. A line can be added and read, and by nobody changed or removed. */
@Injectable()
export class AuditTrail {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** In the transaction of what it tells of: both happen or neither. */
  async record(em: EntityManager, entry: AuditEntry): Promise<void> {
    const { caller, action, subject, consultationId, hospitalIds, why, details } = entry;
    const actsAs = currentlyActsAs();
    const personId = caller?.personId ?? (actsAs === 'system' ? undefined : actsAs);
    const actorKind = personId ? 'person' : actsAs === 'system' ? 'system' : 'anonymous';
    const origin = currentOrigin();
    await em.execute(sql, [
      newId(),
      this.clock.now().toISOString(),
      actorKind,
      personId ?? null,
      caller?.signInSessionId ?? null,
      origin?.address ?? null,
      origin?.agent?.slice(0, 300) ?? null,
      currentRequestId() ?? null,
      action,
      entry.outcome ?? 'success',
      subject.kind,
      subject.id ?? null,
      consultationId ?? null,
      `{${[...new Set(hospitalIds)].join(',')}}`,
      why ?? null,
      JSON.stringify(details ?? {}),
    ]);
  }

  /** On its own: for what was refused, whose transaction is rolled back. */
  recordApart(entry: AuditEntry): Promise<void> {
    return this.database.transaction((em) => this.record(em, entry));
  }
}
