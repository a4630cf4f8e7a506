import { Inject, Injectable } from '@nestjs/common';
import {
  type ActionState,
  CatalogueError,
  type Consultation as ConsultationView,
  type ConsultationFilter,
  type ConsultationPage,
  type LiveSession as LiveSessionView,
} from '@jiedui/contracts';
import {
  type ConsultationContext,
  consultationActions,
  type ConsultationRelation,
  consultationRelationsOf,
  decideConsultation,
  missingRequestFields,
} from '@jiedui/domain';
import type { Clock, ConsultationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { contextOf } from './consultation.context.js';
import { findPage } from './consultation.query.js';
import { attachmentView, opinionView, summaryView } from './consultation.view.js';
import { Attachment } from './entities/attachment.entity.js';
import { Consultation } from './entities/consultation.entity.js';
import { LiveSession, openSessionStates, Presence } from './entities/live-session.entity.js';
import { Opinion, RecordDocument } from './entities/opinion.entity.js';

const people = ['requestedBy', 'expert', 'invitingHospital', 'invitedHospital'] as const;
const minuteMs = 60_000;

/** Shows consultations to those who stand in a relation to them, and to nobody else. */
@Injectable()
export class ConsultationReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  list(caller: Caller, filter: ConsultationFilter): Promise<ConsultationPage> {
    return this.database.read(async (em) => {
      const [found, total] = await findPage(em, caller.actor, filter);
      const sessions = await em.find(LiveSession, {
        consultation: { $in: found.map(({ id }) => id) },
        state: { $in: [...openSessionStates] },
      });
      const startsAt = new Map(sessions.map((session) => [session.consultation.id, session.startsAt]));
      const items = found.map((consultation) =>
        summaryView(
          consultation,
          consultationRelationsOf(caller.actor, consultation.parties()),
          startsAt.get(consultation.id) ?? null,
        ),
      );
      return { items, total, page: filter.page, pageSize: filter.pageSize };
    });
  }

  get(caller: Caller, id: ConsultationId): Promise<ConsultationView> {
    return this.database.read(async (em) => {
      const { consultation, relations } = await this.see(em, caller, id);
      return this.view(em, caller, consultation, relations);
    });
  }

  /** @throws NOT_FOUND to strangers */
  async see(em: EntityManager, caller: Caller, id: ConsultationId) {
    const consultation = await em.findOne(Consultation, { id }, { populate: people });
    const relations = consultation && consultationRelationsOf(caller.actor, consultation.parties());
    if (!consultation || !relations || relations.size === 0) throw new CatalogueError('NOT_FOUND');
    return { consultation, relations };
  }

  private async view(
    em: EntityManager,
    caller: Caller,
    consultation: Consultation,
    relations: ReadonlySet<ConsultationRelation>,
  ): Promise<ConsultationView> {
    const now = this.clock.now();
    const attachments = await em.find(Attachment, { consultation }, { orderBy: { uploadedAt: 'asc' } });
    const session = await em.findOne(LiveSession, { consultation }, { orderBy: { createdAt: 'desc' } });
    const opinion = await em.findOne(Opinion, { consultation }, { populate: ['author'] });
    const record = await em.findOne(RecordDocument, { consultation });
    const isOpinionShown = opinion && (opinion.signedAt !== null || opinion.author.id === caller.personId);
    // The person has yet to type the reason and choose the time: judge the rest.
    const foreseen = {
      reason: '…',
      appointment: { startsAt: now, endsAt: new Date(now.getTime() + 20 * minuteMs) },
    };
    const context = await contextOf(em, consultation, foreseen, now);
    const isSessionOpen = session !== null && openSessionStates.includes(session.state);
    return {
      ...summaryView(consultation, relations, isSessionOpen ? session.startsAt : null),
      request: consultation.requestContent(),
      missingFields: missingRequestFields(consultation.requestContent()),
      consentedAt: consultation.consentedAt?.toISOString() ?? null,
      reason: consultation.reason,
      attachments: attachments.map(attachmentView),
      session: session && (await this.sessionView(em, session)),
      opinion: isOpinionShown ? opinionView(opinion) : null,
      record: record && { sizeBytes: record.sizeBytes, renderedAt: record.renderedAt.toISOString() },
      actions: this.actionsOf(consultation, context, relations, now),
    };
  }

  private async sessionView(em: EntityManager, session: LiveSession): Promise<LiveSessionView> {
    const present = await em.find(Presence, { session, leftAt: null });
    return {
      id: session.id,
      state: session.state,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      presentPersonIds: present.map(({ person }) => person.id),
    };
  }

  /** What this person may do in this state; a guard that fails is named, so that the page can say why not. */
  private actionsOf(
    consultation: Consultation,
    context: ConsultationContext,
    relations: ReadonlySet<ConsultationRelation>,
    now: Date,
  ): ActionState[] {
    return consultationActions.flatMap((action): ActionState[] => {
      const decision = decideConsultation({ state: consultation.state, context }, action, relations, now);
      if (decision.ok) return [{ action, allowed: true }];
      return decision.error.kind === 'guard' ? [{ action, allowed: false, code: decision.error.code }] : [];
    });
  }
}
