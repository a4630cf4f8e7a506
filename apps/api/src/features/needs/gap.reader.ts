import { Inject, Injectable } from '@nestjs/common';
import type { GapLine, GapPartner, HospitalGap, InputOf, RankedGapPage } from '@jiedui/contracts';
import { asksForHelp, gapOf, type SpecialtyNeed, totalGap } from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { hospitalView } from '../hospitals/index.js';
import { pairingsOfInviting } from '../pairings/index.js';
import { AccessPolicy } from '../policy/index.js';
import { rankGaps } from './gap.ranking.js';
import { latestTopStrengths } from './latest.queries.js';
import { findHospital, findNewest } from './questionnaire.queries.js';
import { findAuthors, versionView } from './questionnaire.view.js';

/** Where county hospitals fall short of what is expected of them, by what they said last. */
@Injectable()
export class GapReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
  ) {}

  ofHospital(caller: Caller, id: HospitalId): Promise<HospitalGap> {
    this.requirePart(caller);
    return this.database.read(async (em) => {
      const hospital = await findHospital(em, id);
      const newest = await findNewest(em, id, 'needs');
      const authors = await findAuthors(em, [newest]);
      const answers = newest?.answers.kind === 'needs' ? newest.answers : undefined;
      // What was submitted has every answer, by a constraint of the table.
      const needs = (answers?.specialties ?? []) as readonly SpecialtyNeed[];
      return {
        hospital: hospitalView(hospital),
        version: newest ? versionView(newest, authors) : null,
        languages: [...(answers?.languages ?? [])],
        levelCases: totalGap(needs),
        lines: needs.map(lineOf).toSorted(byWidth),
        partners: await this.partnersOf(em, id),
      };
    });
  }

  ranking(caller: Caller, query: InputOf<'listGaps'>['query']): Promise<RankedGapPage> {
    this.requirePart(caller);
    return this.database.read((em) => rankGaps(em, query, this.clock.now()));
  }

  private async partnersOf(em: EntityManager, id: HospitalId): Promise<GapPartner[]> {
    const standings = await pairingsOfInviting(em, [id], this.clock.now());
    const helping = standings.flatMap(({ pairing, agreement, block }) =>
      agreement && !block ? [{ hospital: pairing.invitedHospital, agreement }] : [],
    );
    const strengths = await latestTopStrengths(em, {
      hospitalIds: helping.map(({ hospital }) => hospital.id),
    });
    const offersOf = new Map(strengths.map(({ hospitalId, specialties }) => [hospitalId, specialties]));
    return helping.map(({ hospital, agreement }) => ({
      hospital: hospitalView(hospital),
      isLead: agreement.isLead,
      agreedSpecialties: [...agreement.specialties],
      validUntil: agreement.validUntil,
      offers: (offersOf.get(hospital.id) ?? []).map(({ specialty, capability }) => ({
        specialty,
        capability,
      })),
    }));
  }

  private requirePart({ actor }: Caller): void {
    this.policy.require(actor, 'programme.see', { kind: 'programme' });
  }
}

const lineOf = (need: SpecialtyNeed): GapLine => ({
  ...need,
  wantedTechniques: [...need.wantedTechniques],
  ...gapOf(need),
  asksForHelp: asksForHelp(need),
});

const byWidth = (one: GapLine, other: GapLine): number =>
  other.levelCases - one.levelCases || other.casesPerYear - one.casesPerYear;
