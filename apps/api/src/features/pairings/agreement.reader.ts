import { Inject, Injectable } from '@nestjs/common';
import { type Agreement as AgreementView, CatalogueError } from '@jiedui/contracts';
import {
  type AgreementParty,
  agreementLifecycle,
  agreementSteps,
  clausesOf,
  decideAgreement,
  missingTerms,
  openAgreementStates,
  reasonedAgreementSteps,
  standingOf,
} from '@jiedui/domain';
import type { AgreementId, Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { personView, type Person } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { AgreementDocument } from './agreement-document.entity.js';
import { AgreementTransition } from './agreement-transition.entity.js';
import { Agreement } from './agreement.entity.js';
import { AgreementLedger, agreementRelationsOf, type HeldAgreement } from './agreement.ledger.js';
import { surroundingsOf } from './agreement.surroundings.js';
import { documentView, summaryOf, transitionView } from './agreement.view.js';

const withHospitals = ['pairing.invitingHospital', 'pairing.invitedHospital'] as const;

const signatureOf = (at: Date | null, by: Person | null) =>
  at && { at: at.toISOString(), by: by && personView(by) };

/** One agreement as its reader may see it. */
@Injectable()
export class AgreementReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly ledger: AgreementLedger,
  ) {}

  /** @throws NOT_FOUND, ACTION_NOT_ALLOWED */
  get(caller: Caller, id: AgreementId): Promise<AgreementView> {
    return this.database.read(async (em) => {
      const agreement = await em.findOne(
        Agreement,
        { id },
        { populate: [...withHospitals, 'invitingAcceptedBy', 'invitedAcceptedBy'] },
      );
      if (!agreement) throw new CatalogueError('NOT_FOUND');
      const resource = { kind: 'pairing', ...agreement.pairing.subject() } as const;
      this.policy.require(caller.actor, 'pairing.see', resource);
      const around = await surroundingsOf(em, caller, this.clock.now(), [agreement]);
      const mayChange = this.policy.allows(caller.actor, 'pairing.change', resource);
      return {
        ...summaryOf(agreement, around),
        ...this.paperOf(agreement),
        ...(await this.storyOf(em, agreement)),
        ...(await this.stepsOf(em, caller, agreement)),
        may: {
          edit: mayChange && agreement.state === 'draft',
          attach: mayChange && !isOver(agreement),
          detach: mayChange && agreement.state === 'draft',
          renew: mayChange && (await this.isRenewable(em, agreement)),
        },
      };
    });
  }

  private paperOf(agreement: Agreement) {
    const terms = agreement.terms();
    return {
      terms: {
        ...terms,
        specialties: [...terms.specialties],
        services: [...terms.services],
      },
      missingTerms: missingTerms(terms),
      clauses: clausesOf(terms.services),
      signatures: {
        inviting: signatureOf(agreement.invitingAcceptedAt, agreement.invitingAcceptedBy),
        invited: signatureOf(agreement.invitedAcceptedAt, agreement.invitedAcceptedBy),
      },
      suspendedBy: agreement.suspendedBy,
      matchingRunId: agreement.matchingRunId,
    };
  }

  private async storyOf(em: EntityManager, agreement: Agreement) {
    const lines = await em.find(
      AgreementTransition,
      { agreement },
      { populate: ['byPerson'], orderBy: { at: 'asc', id: 'asc' } },
    );
    const documents = await em.find(
      AgreementDocument,
      { agreement },
      { populate: ['uploadedBy'], orderBy: { uploadedAt: 'asc', id: 'asc' } },
    );
    return { transitions: lines.map(transitionView), documents: documents.map(documentView) };
  }

  /** Each step that the reader's relation or the state does not rule out, and what else keeps it. */
  private async stepsOf(em: EntityManager, { actor }: Caller, agreement: Agreement) {
    const relations = agreementRelationsOf(actor, agreement.pairing);
    const held: HeldAgreement = { agreement, relations, actor };
    const steps: AgreementView['steps'] = [];
    for (const step of agreementSteps) {
      // A reason is given with the step; asking whether one may does not need it yet.
      const reason = reasonedAgreementSteps.some((one) => one === step) ? '-' : undefined;
      const context = await this.ledger.contextOf(em, held, step, reason);
      const decision = decideAgreement(
        { state: agreement.state, context },
        step,
        relations,
        this.clock.now(),
      );
      if (decision.ok) steps.push({ step, allowed: true });
      else if (decision.error.kind === 'guard')
        steps.push({ step, allowed: false, code: decision.error.code });
    }
    const parties: AgreementParty[] = [];
    if (relations.has('invitingCoordinator')) parties.push('inviting');
    if (relations.has('invitedCoordinator')) parties.push('invited');
    if (relations.has('supervisorAbove')) parties.push('supervisor');
    return { steps, parties };
  }

  /** The pair negotiates nothing else, and this is what a new draft would repeat. */
  private async isRenewable(em: EntityManager, { id, pairing }: Agreement): Promise<boolean> {
    const agreements = await em.find(Agreement, { pairing });
    const isNegotiating = agreements.some(({ state }) => openAgreementStates.some((one) => one === state));
    return !isNegotiating && standingOf(agreements, this.clock.now()).agreement?.id === id;
  }
}

export const isOver = ({ state }: Agreement): boolean =>
  agreementLifecycle.final.some((final) => final === state);
