import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf } from '@jiedui/contracts';
import {
  type ConsultationState,
  hospitalPosts,
  type SharedConsultation,
  type Specialty,
} from '@jiedui/domain';
import type { Clock, ConsultationId, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { StepUp } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';
import { BreakGlass, sharesOf } from '../consultations/index.js';
import { Person } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';

/** Long enough for an emergency, short enough that nobody works by it. */
const accessMs = 4 * 3_600_000;

interface Behind {
  id: ConsultationId;
  state: ConsultationState;
  requested_by_id: PersonId;
  inviting_hospital_id: HospitalId;
  invited_hospital_id: HospitalId | null;
  specialty: Specialty | null;
  expert_id: PersonId | null;
  submitted_at: Date;
}

type Opened = { readonly consultationId: ConsultationId; readonly until: string | null };

/** Emergency access: taken at once with a reason, and told to the hospitals. */
@Injectable()
export class BreakGlassService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly stepUp: StepUp,
    private readonly policy: AccessPolicy,
  ) {}

  async open(caller: Caller, { number, reason }: InputOf<'breakGlass'>['body']): Promise<Opened> {
    if (!reason.trim()) throw new CatalogueError('REASON_MISSING');
    // Before it is looked up: the answer alone says whether the number exists.
    await this.stepUp.require(caller);
    try {
      return await this.unlock(caller, number.toUpperCase(), reason.trim());
    } catch (error) {
      if (error instanceof CatalogueError && error.code === 'NOT_FOUND') await this.recordMiss(caller);
      throw error;
    }
  }

  private unlock(caller: Caller, number: string, reason: string): Promise<Opened> {
    // Taken first: the database refuses access that would open later than the transaction that asks for it.
    const now = this.clock.now();
    return this.database.transaction(async (em) => {
      const shared = await this.findBehindGlass(em, number);
      const resource = { kind: 'consultation' as const, consultation: shared.consultation };
      if (this.policy.allows(caller.actor, 'consultation.see', resource)) {
        return { consultationId: shared.id, until: null };
      }
      if (!this.policy.allows(caller.actor, 'consultation.breakGlass', resource)) {
        throw new CatalogueError('NOT_FOUND');
      }
      return this.take(em, caller, { ...shared, number, reason, now });
    });
  }

  /** Nothing that row-level security would not show to a doctor of one of the two hospitals. */
  private async findBehindGlass(em: EntityManager, number: string) {
    const [row] = await em.execute<Behind[]>('select * from find_behind_glass(?)', [number]);
    if (!row) throw new CatalogueError('NOT_FOUND');
    const consultation: SharedConsultation = {
      state: row.state,
      requestedById: row.requested_by_id,
      invitingHospitalId: row.inviting_hospital_id,
      invitedHospitalId: row.invited_hospital_id,
      specialty: row.specialty,
      expertId: row.expert_id,
      submittedAt: new Date(row.submitted_at),
      ...(await sharesOf(em, [row.id], this.clock.now()))(row.id),
    };
    return { id: row.id, consultation };
  }

  private async take(
    em: EntityManager,
    caller: Caller,
    found: {
      readonly id: ConsultationId;
      readonly consultation: SharedConsultation;
      readonly number: string;
      readonly reason: string;
      readonly now: Date;
    },
  ): Promise<Opened> {
    const { id: consultationId, consultation, now } = found;
    const until = new Date(now.getTime() + accessMs);
    const hospitalIds = [consultation.invitingHospitalId, consultation.invitedHospitalId].filter(
      (id) => id !== null,
    );
    const id = newId();
    em.persist(
      em.create(BreakGlass, {
        id,
        consultationId,
        consultationNumber: found.number,
        person: em.getReference(Person, caller.personId),
        hospitalIds,
        reason: found.reason,
        openedAt: now,
        until,
        reviewedBy: null,
        reviewedAt: null,
        verdict: null,
        note: null,
      }),
    );
    await em.flush();
    const subject = { kind: 'breakGlass', id } as const;
    await this.audit.record(em, {
      caller,
      action: 'breakGlass',
      subject,
      consultationId,
      hospitalIds,
      why: 'colleague',
    });
    oweJob(em, 'notification.fanOut', { eventId: id, consultationId, kind: 'glass.broken' });
    return { consultationId, until: until.toISOString() };
  }

  /** Without the number that was tried: what matters is who tries, and how often. */
  private recordMiss(caller: Caller): Promise<void> {
    return this.audit.recordApart({
      caller,
      action: 'breakGlass',
      outcome: 'refused',
      subject: { kind: 'breakGlass' },
      hospitalIds: hospitalPosts(caller.actor).map(({ hospitalId }) => hospitalId),
    });
  }
}
