import { Inject, Injectable } from '@nestjs/common';
import { type BrokenGlass as BrokenGlassView, CatalogueError, type InputOf } from '@jiedui/contracts';
import {
  can,
  type ConsultationState,
  hospitalPosts,
  type SharedConsultation,
  type Specialty,
} from '@jiedui/domain';
import type { Clock, ConsultationId, HospitalId, PersonId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { StepUp } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';
import { BreakGlass, sharesOf } from '../consultations/index.js';
import { Person } from '../people/index.js';
import { brokenGlassViews } from './break-glass.view.js';

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

/** Emergency access: taken at once with a reason, told to the hospitals, reviewed afterwards. */
@Injectable()
export class BreakGlassService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly stepUp: StepUp,
  ) {}

  async open(caller: Caller, { number, reason }: InputOf<'breakGlass'>['body']): Promise<Opened> {
    if (!reason.trim()) throw new CatalogueError('REASON_MISSING');
    // Before it is looked up: the answer alone says whether the number exists.
    await this.stepUp.require(caller);
    return this.database.transaction(async (em) => {
      const shared = await this.findBehindGlass(em, number.toUpperCase());
      const now = this.clock.now();
      const resource = { kind: 'consultation' as const, consultation: shared.consultation };
      if (can(caller.actor, 'consultation.see', resource, now).allowed) {
        return { consultationId: shared.id, until: null };
      }
      const verdict = can(caller.actor, 'consultation.breakGlass', resource, now);
      if (!verdict.allowed) throw new CatalogueError('NOT_FOUND');
      return this.take(em, caller, { ...shared, number: number.toUpperCase(), reason: reason.trim(), now });
    });
  }

  list(caller: Caller, query: InputOf<'listBrokenGlass'>['query']) {
    const hospitalIds = this.administered(caller);
    return this.database.read(async (em) => {
      const { isReviewed, page, pageSize } = query;
      const [found, total] = await em.findAndCount(
        BreakGlass,
        {
          hospitalIds: { $overlap: hospitalIds },
          ...(isReviewed === undefined ? {} : { reviewedAt: isReviewed ? { $ne: null } : null }),
        },
        {
          populate: ['person', 'reviewedBy'],
          orderBy: [{ reviewedAt: 'asc nulls first' }, { openedAt: 'desc' }, { id: 'desc' }],
          limit: pageSize,
          offset: (page - 1) * pageSize,
        },
      );
      return { items: await brokenGlassViews(em, found), total, page, pageSize };
    });
  }

  async review(
    caller: Caller,
    id: string,
    { verdict, note }: InputOf<'reviewBrokenGlass'>['body'],
  ): Promise<BrokenGlassView> {
    const hospitalIds = this.administered(caller);
    return this.database.transaction(async (em) => {
      const glass = await em.findOne(
        BreakGlass,
        { id, hospitalIds: { $overlap: hospitalIds } },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!glass) throw new CatalogueError('NOT_FOUND');
      if (glass.person.id === caller.personId) throw new CatalogueError('ACTION_NOT_ALLOWED');
      if (glass.reviewedAt !== null) throw new CatalogueError('STATE_CONFLICT');
      glass.reviewedBy = em.getReference(Person, caller.personId);
      glass.reviewedAt = this.clock.now();
      glass.verdict = verdict;
      glass.note = note?.trim() || null;
      await this.audit.record(em, {
        caller,
        action: 'review',
        subject: { kind: 'breakGlass', id },
        consultationId: glass.consultationId,
        hospitalIds: glass.hospitalIds,
        why: 'hospitalAdministrator',
        details: { verdict },
      });
      await em.flush();
      await em.populate(glass, ['person', 'reviewedBy']);
      const [view] = await brokenGlassViews(em, [glass]);
      if (!view) throw new CatalogueError('NOT_FOUND');
      return view;
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

  private administered({ actor }: Caller): HospitalId[] {
    const posts = hospitalPosts(actor, 'hospitalAdministrator');
    if (posts.length === 0) throw new CatalogueError('ACTION_NOT_ALLOWED');
    return posts.map(({ hospitalId }) => hospitalId);
  }
}
