import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type FieldError } from '@jiedui/contracts';
import {
  type AccessRelation,
  type Actor,
  type AgreementBlock,
  type ConsultationAction,
  type ConsultationChange,
  type ConsultationContext,
  consultationLifecycle,
  type ConsultationRefusal,
  type ConsultationRelation,
  consultationRelationsOf,
  type ConsultationNoticeKind,
  decideConsultation,
  notifiedActions,
  type Permission,
  type Urgency,
} from '@jiedui/domain';
import type { Clock, ConsultationId, HospitalId, PersonId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { newId } from '../../base/database/id.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { type AuditEntry, AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { auditOf } from './consultation.audit.js';
import { ConsultationHidden } from './consultation.hidden.js';
import { type ContextInput, contextOf } from './consultation.context.js';
import { adjustLimits, follow, stepDetails, windClocks } from './consultation.course.js';
import { Consultation } from './entities/consultation.entity.js';
import { sharesOf } from './shares.query.js';
import { recordTransition } from './transition.log.js';

/** The day since or from which it is so is worth more to the asker than the code alone. */
const blockedField = ({ code, on }: AgreementBlock): FieldError[] => {
  const path = code === 'SPECIALTY_NOT_AGREED' ? 'specialty' : 'invitedHospitalId';
  return [{ path, code, message: on ?? 'Not agreed' }];
};

const refusalOf = (
  refusal: ConsultationRefusal,
  relations: ReadonlySet<ConsultationRelation>,
  { agreementBlock }: ConsultationContext,
) => {
  switch (refusal.kind) {
    case 'notYours':
      return new CatalogueError(relations.size === 0 ? 'NOT_FOUND' : 'ACTION_NOT_ALLOWED');
    case 'wrongState':
      return new CatalogueError('STATE_CONFLICT');
    case 'guard':
      return new CatalogueError(
        refusal.code,
        agreementBlock?.code === refusal.code ? blockedField(agreementBlock) : [],
      );
  }
};

const whyOf = (action: ConsultationAction, relations: ReadonlySet<ConsultationRelation>) =>
  consultationLifecycle.transitions[action].by.find((relation) => relations.has(relation));

/** A consultation held for a change, with how the actor stands to it. */
export interface HeldConsultation {
  readonly consultation: Consultation;
  readonly relations: ReadonlySet<ConsultationRelation>;
  readonly actor: Actor;
}

/**
 * What another feature does about a step, in its transaction: a refusal there undoes the step. The consultation is as it
 * is after it, and may not be flushed yet.
 */
export type StepFollower = (
  em: EntityManager,
  held: HeldConsultation,
  change: ConsultationChange,
) => Promise<void>;

/** The one way to change the state of a consultation: lock, decide, write, owe what follows. */
@Injectable()
export class ConsultationLedger {
  private readonly followers: StepFollower[] = [];

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  /** Once, when the process starts. */
  onApplied(follower: StepFollower): void {
    this.followers.push(follower);
  }

  /**
   * Locks a consultation for this transaction.
   * @throws NOT_FOUND to strangers, so that they cannot tell it exists
   */
  async hold(
    em: EntityManager,
    id: ConsultationId,
    actor: Actor,
    expected: { readonly revision?: number } = {},
  ): Promise<HeldConsultation> {
    return (await this.lock(em, id, actor, expected)).held;
  }

  /**
   * Locks a consultation for what is a permission of its own rather than a step. It is judged as it is at this moment.
   * @returns also by which relation it is allowed
   * @throws NOT_FOUND to strangers, ACTION_NOT_ALLOWED to those who see it and may not
   */
  async holdFor(
    em: EntityManager,
    id: ConsultationId,
    actor: Actor,
    permission: Permission,
    expected: { readonly revision?: number } = {},
  ): Promise<HeldConsultation & { readonly why: AccessRelation }> {
    const { held, resource } = await this.lock(em, id, actor, expected);
    return { ...held, why: this.policy.require(actor, permission, resource) };
  }

  private async lock(
    em: EntityManager,
    id: ConsultationId,
    actor: Actor,
    expected: { readonly revision?: number },
  ) {
    const consultation = await em.findOne(Consultation, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!consultation) throw new ConsultationHidden(id);
    const now = this.clock.now();
    const shared = consultation.sharedWith((await sharesOf(em, [id], now))(id));
    const resource = { kind: 'consultation', consultation: shared } as const;
    if (!this.policy.allows(actor, 'consultation.see', resource)) throw new ConsultationHidden(id);
    if (expected.revision !== undefined && expected.revision !== consultation.revision) {
      throw new CatalogueError('REVISION_CONFLICT');
    }
    return {
      held: { consultation, relations: consultationRelationsOf(actor, shared, now), actor },
      resource,
    };
  }

  /** Decides one action and writes what follows from it into the same transaction. */
  async apply(
    em: EntityManager,
    held: HeldConsultation,
    action: ConsultationAction,
    input: ContextInput = {},
  ): Promise<ConsultationChange> {
    const { consultation, relations, actor } = held;
    const now = this.clock.now();
    const context = await contextOf(em, consultation, input, { actor, now });
    const decision = decideConsultation({ state: consultation.state, context }, action, relations, now);
    if (!decision.ok) throw refusalOf(decision.error, relations, context);
    const change = decision.value;
    consultation.state = change.to;
    // Begun by typing: the copy in which it is typed must stay the latest.
    if (action !== 'draftOpinion') consultation.revision += 1;
    consultation.updatedAt = now;
    if (input.reason !== undefined) consultation.reason = input.reason.trim();
    const formerHospitalId = consultation.invitedHospital?.id;
    await follow(em, consultation, { action, actor, relations, input, now });
    const transitionId = recordTransition(em, {
      consultation,
      noun: 'consultation',
      change,
      actor,
      at: now,
      reason: input.reason?.trim(),
      appointmentStartsAt: input.appointment?.startsAt,
      details: stepDetails(consultation, action),
    });
    await this.audit.record(em, {
      action: action === 'sign' ? 'sign' : 'transition',
      ...auditOf(consultation),
      why: whyOf(action, relations),
      details: { action, from: change.from, to: change.to },
    });
    const kind = notifiedActions[action];
    if (kind) {
      oweJob(em, 'notification.fanOut', { eventId: transitionId, consultationId: consultation.id, kind });
    }
    if (action === 'reroute' && formerHospitalId && formerHospitalId !== consultation.invitedHospital?.id) {
      this.oweNotice(em, consultation, {
        kind: 'consultation.movedAway',
        formerHospitalId,
        ...(actor.kind === 'person' ? { exceptPersonId: actor.personId } : {}),
      });
    }
    await windClocks(em, consultation, input.appointment);
    for (const follower of this.followers) await follower(em, held, change);
    return change;
  }

  /**
   * Follows up on fields that were put right: the clocks go by the new urgency, and both sides are told.
   * @param formerUrgency where it was another
   */
  async corrected(
    em: EntityManager,
    { consultation }: HeldConsultation,
    formerUrgency?: Urgency,
  ): Promise<void> {
    consultation.revision += 1;
    consultation.updatedAt = this.clock.now();
    if (formerUrgency) await adjustLimits(em, consultation, formerUrgency);
    await windClocks(em, consultation);
    this.oweNotice(em, consultation, { kind: 'consultation.corrected' });
  }

  /** Writes down a change that is no step of the lifecycle. */
  note(
    em: EntityManager,
    { consultation }: HeldConsultation,
    entry: Pick<AuditEntry, 'caller' | 'action' | 'subject' | 'why' | 'details'>,
  ): Promise<void> {
    return this.audit.record(em, { ...auditOf(consultation), ...entry });
  }

  /**
   * Owes a notification that does not come from a transition.
   * @param personId the only one to be told, where not everybody concerned is
   * @param exceptPersonId who did it, and knows
   * @param formerHospitalId whose coordinators are told alone, since the question has left them
   */
  oweNotice(
    em: EntityManager,
    { id: consultationId }: Consultation,
    notice: {
      readonly kind: ConsultationNoticeKind;
      readonly personId?: PersonId;
      readonly exceptPersonId?: PersonId;
      readonly formerHospitalId?: HospitalId;
    },
  ): void {
    oweJob(em, 'notification.fanOut', { eventId: newId(), consultationId, ...notice });
  }
}
