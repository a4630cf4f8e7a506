import { Inject, Injectable } from '@nestjs/common';
import {
  type ActionState,
  type Consultation as ConsultationView,
  consultationPermissions,
  type LiveSession as LiveSessionView,
} from '@jiedui/contracts';
import {
  type AccessRelation,
  type ConsultationContext,
  consultationActions,
  type ConsultationRelation,
  consultationRelationsOf,
  decideConsultation,
  missingRequestFields,
  signedBeforeShown,
  type SharedConsultation,
} from '@jiedui/domain';
import type { Clock, ConsultationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { contextOf } from './consultation.context.js';
import { ConsultationHidden } from './consultation.hidden.js';
import {
  attachmentView,
  consentView,
  memberView,
  opinionView,
  seenUntil,
  summaryView,
} from './consultation.view.js';
import { Attachment } from './entities/attachment.entity.js';
import { Consent } from './entities/consent.entity.js';
import { Consultation } from './entities/consultation.entity.js';
import { LiveSession, openSessionStates, Presence } from './entities/live-session.entity.js';
import { Opinion, RecordDocument } from './entities/opinion.entity.js';
import { auditOf } from './consultation.audit.js';
import { ConsultationMember } from './entities/shared-access.entity.js';
import { PatientIdentityKeeper } from './patient-identity.keeper.js';
import { sharesOf } from './shares.query.js';

const people = ['requestedBy', 'expert', 'directedTo', 'invitingHospital', 'invitedHospital'] as const;
const minuteMs = 60_000;

/** A consultation that its reader may see, by which relation, and how else they stand to it. */
export interface SeenConsultation {
  readonly consultation: Consultation;
  readonly shared: SharedConsultation;
  readonly why: AccessRelation;
  readonly relations: ReadonlySet<ConsultationRelation>;
}

/** Shows consultations to those who stand in a relation to them, and to nobody else. */
@Injectable()
export class ConsultationReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly identities: PatientIdentityKeeper,
  ) {}

  get(caller: Caller, id: ConsultationId): Promise<ConsultationView> {
    return this.database.read(async (em) => {
      const seen = await this.see(em, caller, id);
      await this.recordReading(em, caller, seen);
      return this.view(em, caller, seen);
    });
  }

  /** The same to the one who just changed it: the change is on record already. */
  show(caller: Caller, id: ConsultationId): Promise<ConsultationView> {
    return this.database.read(async (em) => this.view(em, caller, await this.see(em, caller, id)));
  }

  async recordReading(
    em: EntityManager,
    caller: Caller,
    { consultation, why }: Pick<SeenConsultation, 'consultation' | 'why'>,
    part: 'page' | 'timeline' | 'thread' | 'panel' | 'transcript' | 'voiceNote' = 'page',
  ): Promise<void> {
    await this.audit.record(em, { caller, action: 'read', ...auditOf(consultation), why, details: { part } });
  }

  /** @throws NOT_FOUND to strangers */
  async see(em: EntityManager, caller: Caller, id: ConsultationId): Promise<SeenConsultation> {
    const consultation = await em.findOne(Consultation, { id }, { populate: people });
    if (!consultation) throw new ConsultationHidden(id);
    const now = this.clock.now();
    const shared = consultation.sharedWith((await sharesOf(em, [id], now))(id));
    const resource = { kind: 'consultation', consultation: shared } as const;
    const verdict = this.policy.verdict(caller.actor, 'consultation.see', resource);
    if (!verdict.allowed) throw new ConsultationHidden(id);
    return {
      consultation,
      shared,
      why: verdict.why,
      relations: consultationRelationsOf(caller.actor, shared, now),
    };
  }

  private async view(
    em: EntityManager,
    caller: Caller,
    { consultation, shared, relations }: SeenConsultation,
  ): Promise<ConsultationView> {
    const now = this.clock.now();
    const attachments = await em.find(Attachment, { consultation }, { orderBy: { uploadedAt: 'asc' } });
    const session = await em.findOne(LiveSession, { consultation }, { orderBy: { createdAt: 'desc' } });
    const opinion = await em.findOne(Opinion, { consultation }, { populate: ['author'] });
    const record = await em.findOne(RecordDocument, { consultation });
    const members = await em.find(
      ConsultationMember,
      { consultation },
      { populate: ['person', 'addedBy'], orderBy: { addedAt: 'asc' } },
    );
    const isSigned = opinion !== null && opinion.signedAt !== null;
    const isAuthor = opinion?.author.id === caller.personId;
    const isOpinionShown = opinion && signedBeforeShown.check({ isSigned, isAuthor }, now) === undefined;
    // The person has yet to type the reason and choose the time: judge the rest.
    const foreseen = {
      reason: '…',
      appointment: { startsAt: now, endsAt: new Date(now.getTime() + 20 * minuteMs) },
    };
    const context = await contextOf(em, consultation, foreseen, { actor: caller.actor, now });
    const isSessionOpen = session !== null && openSessionStates.includes(session.state);
    return {
      ...summaryView(consultation, relations, isSessionOpen ? session.startsAt : null),
      request: consultation.requestContent(),
      missingFields: missingRequestFields(consultation.requestContent()),
      template: consultation.template(),
      answers: consultation.answers,
      consent: await this.latestConsent(em, consultation),
      askedAgainOfId: consultation.askedAgainOfId,
      duplicateReason: consultation.duplicateReason,
      consentedAt: consultation.consentedAt?.toISOString() ?? null,
      reason: consultation.reason,
      missedBy: consultation.missedBy,
      informationRequestedAt: consultation.informationRequestedAt?.toISOString() ?? null,
      attachments: attachments.map(attachmentView),
      session: session && (await this.sessionView(em, session)),
      opinion: isOpinionShown ? opinionView(opinion) : null,
      record: record && { sizeBytes: record.sizeBytes, renderedAt: record.renderedAt.toISOString() },
      patient: await this.identities.open(em, consultation.id),
      members: members.map(memberView),
      seenUntil: seenUntil(caller.personId, shared, relations),
      mayAlso: consultationPermissions.filter((permission) =>
        this.policy.allows(caller.actor, `consultation.${permission}`, {
          kind: 'consultation',
          consultation: shared,
        }),
      ),
      actions: this.actionsOf(consultation, context, relations, now),
    };
  }

  private async latestConsent(em: EntityManager, consultation: Consultation) {
    const consent = await em.findOne(
      Consent,
      { consultation },
      { populate: ['recordedBy', 'withdrawnBy'], orderBy: { recordedAt: 'desc' } },
    );
    return consent && consentView(consent);
  }

  private async sessionView(em: EntityManager, session: LiveSession): Promise<LiveSessionView> {
    const present = await em.find(Presence, { session, leftAt: null });
    return {
      id: session.id,
      state: session.state,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      isEncrypted: session.isEncrypted,
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
