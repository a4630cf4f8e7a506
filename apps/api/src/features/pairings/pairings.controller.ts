import { Controller, Inject } from '@nestjs/common';
import { CatalogueError, type InputOf, endpoints, type PairedHospital } from '@jiedui/contracts';
import { hospitalPosts } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { hospitalView } from '../hospitals/index.js';
import { specialtiesAnsweredBy } from './answered-specialties.js';
import { pairingsOfInviting } from './pairing.queries.js';

@Controller()
export class PairingsController {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @Endpoint(endpoints.listPairedHospitals)
  listPairedHospitals(_input: InputOf<'listPairedHospitals'>, { actor }: Caller): Promise<PairedHospital[]> {
    const asking = hospitalPosts(actor, 'countyDoctor');
    if (asking.length === 0) throw new CatalogueError('ACTION_NOT_ALLOWED');
    return this.database.read(async (em) => {
      const now = this.clock.now();
      const ids = asking.map(({ hospitalId }) => hospitalId);
      const pairings = await pairingsOfInviting(em, ids, now);
      const answered = await specialtiesAnsweredBy(
        em,
        pairings.map(({ invitedHospital }) => invitedHospital.id),
        now,
      );
      return pairings.map(({ invitedHospital, responseLimitMinutes }) => ({
        hospital: hospitalView(invitedHospital),
        specialties: answered.get(invitedHospital.id) ?? [],
        responseLimitMinutes,
      }));
    });
  }
}
