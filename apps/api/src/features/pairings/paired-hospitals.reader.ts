import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type PairedHospital } from '@jiedui/contracts';
import { consultationServices, hospitalPosts, scopeBlock, type Specialty } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { hospitalView } from '../hospitals/index.js';
import { specialtiesAnsweredBy } from './answered-specialties.js';
import { pairingsOfInviting, type StandingPairing } from './pairing.queries.js';

function pairedHospital(
  { pairing, agreement, block }: StandingPairing,
  answered: readonly Specialty[],
): PairedHospital {
  const agreed = agreement?.specialties ?? [];
  return {
    hospital: hospitalView(pairing.invitedHospital),
    specialties: answered.filter((one) => agreed.includes(one)),
    specialtiesNotAgreed: answered.filter((one) => !agreed.includes(one)),
    responseLimitMinutes: agreement?.responseLimitMinutes ?? null,
    answerLimitMinutes: agreement?.answerLimitMinutes ?? null,
    block: block ?? (agreement && scopeBlock(agreement, { anyServiceOf: consultationServices })) ?? null,
  };
}

/** Whom the doctors of a county hospital may ask, and why not the others. */
@Injectable()
export class PairedHospitalsReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  list({ actor }: Caller): Promise<PairedHospital[]> {
    const asking = hospitalPosts(actor, 'countyDoctor').map(({ hospitalId }) => hospitalId);
    if (asking.length === 0) throw new CatalogueError('ACTION_NOT_ALLOWED');
    return this.database.read(async (em) => {
      const now = this.clock.now();
      const pairings = await pairingsOfInviting(em, asking, now);
      const invited = pairings.map(({ pairing }) => pairing.invitedHospital.id);
      const answered = await specialtiesAnsweredBy(em, invited, now);
      return pairings.map((one) => pairedHospital(one, answered.get(one.pairing.invitedHospital.id) ?? []));
    });
  }
}
