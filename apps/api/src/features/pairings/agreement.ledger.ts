import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import {
  type Actor,
  type AgreementAction,
  type AgreementChange,
  type AgreementContext,
  agreementLifecycle,
  agreementNotice,
  type AgreementParty,
  type AgreementRefusal,
  type AgreementRelation,
  agreementRelations,
  contractDay,
  decideAgreement,
  pairingRelationsOf,
  partyOf,
  systemActor,
} from '@jiedui/domain';
import type { AgreementId, Clock } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { newId } from '../../base/database/id.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { AuditTrail } from '../audit/index.js';
import { Person } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { auditOf } from './agreement.audit.js';
import { Agreement } from './agreement.entity.js';
import { AgreementTransition } from './agreement-transition.entity.js';
import { Pairing } from './pairing.entity.js';

const refusalOf = (refusal: AgreementRefusal) => {
  if (refusal.kind === 'guard') return new CatalogueError(refusal.code);
  return new CatalogueError(refusal.kind === 'notYours' ? 'ACTION_NOT_ALLOWED' : 'AGREEMENT_STATE_CONFLICT');
};

/** How somebody stands to what this pair agrees on. Both hospitals must be loaded. */
export function agreementRelationsOf(actor: Actor, pairing: Pairing): ReadonlySet<AgreementRelation> {
  if (actor.kind === 'system') return new Set<AgreementRelation>(['system']);
  const held: ReadonlySet<string> = pairingRelationsOf(actor, pairing.subject());
  return new Set(agreementRelations.filter((relation) => held.has(relation)));
}

/** An agreement held for a change, with how the actor stands to it. */
export interface HeldAgreement {
  readonly agreement: Agreement;
  readonly relations: ReadonlySet<AgreementRelation>;
  readonly actor: Actor;
}

/** The one way to change the state of an agreement: lock the pair, decide, write. */
@Injectable()
export class AgreementLedger {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Locks an agreement's pair for this transaction, so that no two agreements of a pair change at once.
   * @throws NOT_FOUND, ACTION_NOT_ALLOWED
   */
  async hold(em: EntityManager, id: AgreementId, actor: Actor): Promise<HeldAgreement> {
    const found = await em.findOne(Agreement, { id }, { fields: ['pairing'] });
    if (!found) throw new CatalogueError('NOT_FOUND');
    await em.lock(found.pairing, LockMode.PESSIMISTIC_WRITE);
    const agreement = await em.findOneOrFail(
      Agreement,
      { id },
      { populate: ['pairing.invitingHospital', 'pairing.invitedHospital'], refresh: true },
    );
    const { pairing } = agreement;
    if (actor.kind === 'person') {
      this.policy.require(actor, 'pairing.see', { kind: 'pairing', ...pairing.subject() });
    }
    return { agreement, relations: agreementRelationsOf(actor, pairing), actor };
  }

  /** @throws ACTION_NOT_ALLOWED where the step is not the actor's to take, whatever the state */
  requireRight({ relations }: HeldAgreement, action: AgreementAction): void {
    const { by } = agreementLifecycle.transitions[action];
    if (!by.some((relation) => relations.has(relation))) throw new CatalogueError('ACTION_NOT_ALLOWED');
  }

  /** The facts that the guards look at, for whoever may act. */
  async contextOf(
    em: EntityManager,
    { agreement, relations, actor }: HeldAgreement,
    action: AgreementAction,
    reason?: string,
  ): Promise<AgreementContext> {
    const acceptedBy = agreement.acceptedBy();
    const party = partyOf(relations, action, { acceptedBy });
    const today = contractDay(this.clock.now());
    const successor = {
      renewsId: agreement.id,
      state: 'accepted' as const,
      validFrom: { $lte: today },
      validUntil: { $gte: today },
    };
    return {
      terms: agreement.terms(),
      acceptedBy,
      suspendedBy: agreement.suspendedBy,
      isSuccessorDue: (await em.count(Agreement, successor)) > 0,
      ...(party === undefined ? {} : { party }),
      ...(actor.kind === 'person' ? { personId: actor.personId } : {}),
      ...(reason === undefined ? {} : { reason }),
    };
  }

  /**
   * One step, with those of the system that follow from it at once: both have signed, the first day has come.
   * @throws AGREEMENT_STATE_CONFLICT, ACTION_NOT_ALLOWED, or the code of a guard
   */
  async apply(
    em: EntityManager,
    held: HeldAgreement,
    action: AgreementAction,
    reason?: string,
  ): Promise<AgreementChange> {
    const { agreement, relations } = held;
    const now = this.clock.now();
    const context = await this.contextOf(em, held, action, reason);
    const decision = decideAgreement({ state: agreement.state, context }, action, relations, now);
    if (!decision.ok) throw refusalOf(decision.error);
    const change = decision.value;
    agreement.state = change.to;
    agreement.revision += 1;
    agreement.updatedAt = now;
    this.mark(em, held, action, context.party);
    await this.write(em, held, change, { party: context.party, reason: reason?.trim() });
    await em.flush();
    if (action === 'propose' || action === 'accept') await this.tryAsSystem(em, agreement, 'conclude');
    if (action === 'conclude') await this.begin(em, agreement);
    return change;
  }

  /** A step of the system itself, where it is due. @returns whether it was */
  async tryAsSystem(em: EntityManager, agreement: Agreement, action: AgreementAction): Promise<boolean> {
    const held = {
      agreement,
      relations: agreementRelationsOf(systemActor, agreement.pairing),
      actor: systemActor,
    };
    const context = await this.contextOf(em, held, action);
    const { ok } = decideAgreement(
      { state: agreement.state, context },
      action,
      held.relations,
      this.clock.now(),
    );
    if (ok) await this.apply(em, held, action);
    return ok;
  }

  /** On its first day; the one that it renews makes room on that very day. */
  async begin(em: EntityManager, agreement: Agreement): Promise<boolean> {
    const { validFrom, renewsId } = agreement;
    if (validFrom === null || validFrom > contractDay(this.clock.now())) return false;
    const former = renewsId && (await em.findOne(Agreement, { id: renewsId }));
    if (former) await this.tryAsSystem(em, former, 'renew');
    return this.tryAsSystem(em, agreement, 'activate');
  }

  private mark(
    em: EntityManager,
    { agreement, actor }: HeldAgreement,
    action: AgreementAction,
    party: AgreementParty | undefined,
  ): void {
    const now = this.clock.now();
    const signs = action === 'propose' || action === 'accept';
    const signer = signs && actor.kind === 'person' ? em.getReference(Person, actor.personId) : null;
    if (party === 'inviting' && signer) {
      Object.assign(agreement, { invitingAcceptedAt: now, invitingAcceptedBy: signer });
    }
    if (party === 'invited' && signer) {
      Object.assign(agreement, { invitedAcceptedAt: now, invitedAcceptedBy: signer });
    }
    if (action === 'revise') agreement.unsign();
    const isSuspended = agreement.state === 'suspended';
    agreement.suspendedAt = isSuspended ? now : null;
    agreement.suspendedBy = isSuspended ? (party ?? null) : null;
    if (action === 'end') agreement.endedAt = now;
  }

  private async write(
    em: EntityManager,
    { agreement, relations, actor }: HeldAgreement,
    { action, from, to }: AgreementChange,
    { party, reason }: { readonly party: AgreementParty | undefined; readonly reason: string | undefined },
  ): Promise<void> {
    const id = newId();
    em.persist(
      em.create(AgreementTransition, {
        id,
        agreement,
        action,
        fromState: from,
        toState: to,
        side: actor.kind === 'person' ? (party ?? null) : null,
        byPerson: actor.kind === 'person' ? em.getReference(Person, actor.personId) : null,
        reason: reason ?? null,
        at: this.clock.now(),
      }),
    );
    const why = agreementLifecycle.transitions[action].by.find((relation) => relations.has(relation));
    await this.audit.record(em, {
      action: 'transition',
      ...auditOf(agreement),
      ...(why === undefined ? {} : { why }),
      details: { action, from, to },
    });
    const kind = agreementNotice(action, party);
    if (kind) {
      oweJob(em, 'notification.fanOutPairing', { eventId: id, pairingId: agreement.pairing.id, kind });
    }
  }
}
