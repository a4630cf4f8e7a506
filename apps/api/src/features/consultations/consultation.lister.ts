import { Inject, Injectable } from '@nestjs/common';
import type { ConsultationFilter, ConsultationPage, ConsultationSummary, InputOf } from '@jiedui/contracts';
import { consultationRelationsOf, hospitalPosts, type SharedConsultation } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { type AuditEntry, AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { auditOf } from './consultation.audit.js';
import { findPage } from './consultation.query.js';
import { summaryView } from './consultation.view.js';
import type { Consultation } from './entities/consultation.entity.js';
import { LiveSession, openSessionStates } from './entities/live-session.entity.js';
import { PatientIdentityKeeper } from './patient-identity.keeper.js';
import { sharesOf } from './shares.query.js';

/** A list is fetched anew with every change: within this time, one line says that it was read. */
const listedAnewMs = 10 * 60_000;

interface Row {
  readonly consultation: Consultation;
  readonly shared: SharedConsultation;
}

/** Lists the consultations of a person. A row shows question, age and sex, so each one is on record as read. */
@Injectable()
export class ConsultationLister {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly identities: PatientIdentityKeeper,
  ) {}

  list(caller: Caller, filter: ConsultationFilter): Promise<ConsultationPage> {
    return this.database.read((em) => this.page(em, caller, filter, {}));
  }

  /** By what names a patient; who looked for one is on record, what they typed is not. */
  findByPatient(
    caller: Caller,
    { patient, ...span }: InputOf<'findByPatient'>['body'],
  ): Promise<ConsultationPage> {
    return this.database.read(async (em) => {
      const ids = await this.identities.find(em, patient);
      const page = await this.page(em, caller, { scope: 'all', ...span }, { id: { $in: ids } });
      await this.audit.record(em, {
        caller,
        action: 'search',
        subject: { kind: 'consultation' },
        hospitalIds: hospitalPosts(caller.actor).map(({ hospitalId }) => hospitalId),
        details: { found: page.items.length, isByPatient: true },
      });
      return page;
    });
  }

  private async page(
    em: EntityManager,
    caller: Caller,
    filter: ConsultationFilter,
    narrowed: FilterQuery<Consultation>,
  ): Promise<ConsultationPage> {
    const now = this.clock.now();
    const [found, total] = await findPage(em, caller.actor, filter, { now, narrowed });
    const ids = found.map(({ id }) => id);
    const shares = await sharesOf(em, ids, now);
    const rows = found.map((consultation) => ({
      consultation,
      shared: consultation.sharedWith(shares(consultation.id)),
    }));
    const lines = rows.map((row) => this.readingOf(caller, row));
    await this.audit.recordUnlessRecent(em, lines, listedAnewMs);
    const sessions = await em.find(LiveSession, {
      consultation: { $in: ids },
      state: { $in: [...openSessionStates] },
    });
    const startsAt = new Map(sessions.map((session) => [session.consultation.id, session.startsAt]));
    const items = rows.map(({ consultation, shared }): ConsultationSummary => {
      const relations = consultationRelationsOf(caller.actor, shared, now);
      return summaryView(consultation, relations, startsAt.get(consultation.id) ?? null);
    });
    return { items, total, page: filter.page, pageSize: filter.pageSize };
  }

  private readingOf(caller: Caller, { consultation, shared }: Row): AuditEntry {
    const resource = { kind: 'consultation', consultation: shared } as const;
    const { why } = this.policy.verdict(caller.actor, 'consultation.see', resource);
    return { ...auditOf(consultation), caller, action: 'read', why, details: { part: 'list' } };
  }
}
