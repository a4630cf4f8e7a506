import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import type { Specialty } from '@jiedui/domain';
import type { AgreementId, Clock, HospitalId, MatchingRunId, PairingId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { auditOf } from './agreement.audit.js';
import { beginDraft } from './agreement.drafting.js';
import type { Agreement } from './agreement.entity.js';
import { AgreementHints } from './agreement.hints.js';

/** A pair that a matching run proposes. */
export interface ProposedPair {
  readonly invitingHospitalId: HospitalId;
  readonly invitedHospitalId: HospitalId;
  readonly specialties: readonly Specialty[];
  readonly isLead: boolean;
  readonly matchingRunId: MatchingRunId;
  /** Where the pair has not written its own purpose yet. */
  readonly purpose: string;
}

export interface DraftedPair {
  readonly agreementId: AgreementId;
  readonly pairingId: PairingId;
  /** The pair has an agreement already; the draft repeats and extends it. */
  readonly isRenewal: boolean;
}

/** Turns proposals into drafts that both sides then complete and sign. Who may accept proposals, the caller decides. */
@Injectable()
export class AgreementProposals {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly hints: AgreementHints,
  ) {}

  /**
   * In the caller's transaction: all or nothing, in the order given. Pairs are held in one order whoever accepts, so that
   * two who accept at once do not wait for each other in a circle.
   * @throws AGREEMENT_ALREADY_OPEN naming the proposal whose pair is negotiating already
   */
  async createDraftAgreements(
    em: EntityManager,
    caller: Caller,
    proposals: readonly ProposedPair[],
  ): Promise<{ readonly drafts: DraftedPair[]; readonly tell: () => void }> {
    const drafts = new Map<ProposedPair, Agreement>();
    const inOrder = proposals.toSorted((a, b) => pairKey(a).localeCompare(pairKey(b)));
    for (const proposal of inOrder) {
      const at = proposals.indexOf(proposal);
      const draft = await beginDraft(em, proposal, proposal, this.clock.now()).catch((error: unknown) => {
        throw error instanceof CatalogueError && error.code === 'AGREEMENT_ALREADY_OPEN'
          ? new CatalogueError(error.code, [
              { path: `proposals.${at}`, code: error.code, message: 'This pair is negotiating already' },
            ])
          : error;
      });
      await this.audit.record(em, {
        caller,
        action: 'create',
        ...auditOf(draft),
        details: { matchingRunId: proposal.matchingRunId, renews: draft.renewsId },
      });
      drafts.set(proposal, draft);
    }
    return {
      drafts: proposals.flatMap((proposal) => {
        const draft = drafts.get(proposal);
        return draft
          ? { agreementId: draft.id, pairingId: draft.pairing.id, isRenewal: draft.renewsId !== null }
          : [];
      }),
      tell: () => {
        for (const draft of drafts.values()) this.hints.changed(draft);
      },
    };
  }
}

const pairKey = ({ invitingHospitalId, invitedHospitalId }: ProposedPair) =>
  `${invitingHospitalId}/${invitedHospitalId}`;
