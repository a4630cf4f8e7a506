import { Injectable } from '@nestjs/common';
import { type AcceptedMatches, CatalogueError, type InputOf } from '@jiedui/contracts';
import type { MatchProblem } from '@jiedui/domain';
import { grouped, type HospitalId, type MatchingRunId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { AgreementProposals } from '../pairings/index.js';
import { MatchingAccess } from './matching.access.js';
import { MatchingLedger } from './matching.ledger.js';
import type { MatchingRun } from './matching-run.entity.js';
import {
  answeredChoices,
  holdAcceptance,
  markAccepted,
  materialOf,
  type OpenChoice,
  takenAsks,
} from './matching.queries.js';

type Wanted = InputOf<'acceptMatches'>['body']['choices'];

const conflictsNamed = 50;
const keyOf = ({ countyId, specialty }: { countyId: string; specialty: string }) =>
  `${countyId}/${specialty}`;
const pairOf = ({ countyId, topId }: OpenChoice) => `${countyId}/${topId}`;

/** Makes draft agreements of a plan's choices: all that were wanted, or none where one of them is taken already. */
@Injectable()
export class MatchingAcceptance {
  constructor(
    private readonly database: Database,
    private readonly access: MatchingAccess,
    private readonly ledger: MatchingLedger,
    private readonly audit: AuditTrail,
    private readonly proposals: AgreementProposals,
  ) {}

  async accept(caller: Caller, id: MatchingRunId, wanted: Wanted): Promise<AcceptedMatches> {
    const done = await this.database.transaction(async (em) => {
      await holdAcceptance(em);
      const { run, why } = await this.access.requireSolved(em, caller.actor, id);
      const choices = await this.wantedChoices(em, id, wanted);
      const accepted = await this.draft(em, caller, run, choices);
      await this.audit.record(em, {
        caller,
        action: 'transition',
        subject: { kind: 'matchingRun', id },
        why,
        details: { step: 'accept', choices: choices.length, agreements: accepted.agreements },
      });
      return { run, choices: choices.length, ...accepted };
    });
    done.tell();
    this.ledger.changed(done.run);
    return { agreements: done.agreements, choices: done.choices };
  }

  /**
   * Those that were named, or else all that can be accepted now.
   * @throws MATCHES_NONE_OPEN, MATCHES_ALREADY_TAKEN naming those that somebody was quicker with
   */
  private async wantedChoices(em: EntityManager, id: MatchingRunId, wanted: Wanted): Promise<OpenChoice[]> {
    const answered = await answeredChoices(em, id);
    const keys = wanted && new Set(wanted.map(keyOf));
    const chosen = keys ? answered.filter((choice) => keys.has(keyOf(choice))) : answered;
    const { problem } = await materialOf(em, id);
    const { free, taken } = parted(chosen, placesLeft(problem, await takenAsks(em)));
    if (keys) refuseTaken(taken);
    if (free.length === 0 || (keys && free.length < keys.size)) throw new CatalogueError('MATCHES_NONE_OPEN');
    return free;
  }

  private async draft(em: EntityManager, caller: Caller, run: MatchingRun, choices: readonly OpenChoice[]) {
    const pairs = [...grouped(choices, pairOf).values()];
    const proposals = pairs.map((own) => {
      const { countyId, topId, isLead } = own[0] as OpenChoice;
      return {
        invitingHospitalId: countyId,
        invitedHospitalId: topId,
        specialties: own.map(({ specialty }) => specialty),
        isLead,
        matchingRunId: run.id,
        purpose: run.name,
      };
    });
    const { drafts, tell } = await this.proposals.createDraftAgreements(em, caller, proposals);
    await em.flush();
    const accepted = pairs.flatMap((own, at) =>
      own.flatMap(({ countyId, specialty }) => {
        const agreementId = drafts[at]?.agreementId;
        return agreementId ? { countyId, specialty, agreementId } : [];
      }),
    );
    await markAccepted(em, run.id, accepted);
    return { agreements: drafts.length, tell };
  }
}

/** An ask gets one partner from whichever plan was quicker, and no hospital promises more places than its plan had. */
function parted(choices: readonly OpenChoice[], left: Map<HospitalId, number>) {
  const free: OpenChoice[] = [];
  const taken: OpenChoice[] = [];
  for (const choice of choices) {
    const places = left.get(choice.topId) ?? 0;
    const isFree = choice.agreementId === null && !choice.isNegotiating && places > 0;
    if (isFree) left.set(choice.topId, places - 1);
    (isFree ? free : taken).push(choice);
  }
  return { free, taken };
}

function placesLeft(problem: MatchProblem, taken: readonly { topId: HospitalId }[]): Map<HospitalId, number> {
  const left = new Map(problem.tops.map(({ id, places }) => [id, places]));
  for (const { topId } of taken) left.set(topId, (left.get(topId) ?? 0) - 1);
  return left;
}

function refuseTaken(taken: readonly OpenChoice[]): void {
  if (taken.length === 0) return;
  throw new CatalogueError(
    'MATCHES_ALREADY_TAKEN',
    taken.slice(0, conflictsNamed).map((choice) => ({
      path: `choices.${keyOf(choice)}`,
      code: 'taken',
      message: 'Accepted already, or without a place left',
    })),
  );
}
