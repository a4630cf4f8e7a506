import { Inject, Injectable } from '@nestjs/common';
import {
  coverageGaps,
  type AgreementBlock,
  consultationServices,
  onCallSpans,
  regionDistance,
  type RoutingCandidate,
  type RoutingOrder,
  routingOrder,
  type RoutingQuestion,
  type RoutingWay,
  scopeBlock,
} from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Hospital } from '../hospitals/index.js';
import { Agreement, lentAgreements, pairingsOfInviting } from '../pairings/index.js';
import { findAnsweringFigures } from './answering-figures.query.js';
import { eligibleExperts } from './eligible-experts.query.js';
import { findNeighbours } from './neighbour.query.js';
import { findRostersBetween } from './roster.query.js';

/** A hospital that may come into question, and under which agreement. */
interface Prospect {
  readonly hospital: Hospital;
  readonly way: RoutingWay;
  readonly agreement: Agreement | undefined;
  readonly block: AgreementBlock | undefined;
}

export interface DeskOrder extends RoutingOrder {
  readonly prospects: ReadonlyMap<HospitalId, Prospect>;
}

const minuteMs = 60_000;
const foreseenMs = 24 * 60 * minuteMs;

/** Gathers what the order of routing is decided by, and has it decided. */
@Injectable()
export class RoutingDesk {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async order(em: EntityManager, question: RoutingQuestion, askerId: HospitalId): Promise<DeskOrder> {
    const asker = await em.findOneOrFail(Hospital, { id: askerId });
    const prospects = [
      ...(await this.paired(em, question, askerId)),
      ...(await this.neighbours(em, question, askerId)),
    ];
    const candidates = await this.candidates(em, question, asker, prospects);
    const known = new Map(prospects.map((prospect) => [prospect.hospital.id, prospect]));
    return { ...routingOrder(question, candidates), prospects: known };
  }

  private async paired(
    em: EntityManager,
    question: RoutingQuestion,
    askerId: HospitalId,
  ): Promise<Prospect[]> {
    const wanted = { specialty: question.specialty, anyServiceOf: consultationServices };
    const pairings = await pairingsOfInviting(em, [askerId], this.clock.now());
    return pairings.map(({ pairing, agreement, block }) => ({
      hospital: pairing.invitedHospital,
      way: 'paired',
      agreement,
      block: block ?? (agreement && scopeBlock(agreement, wanted)),
    }));
  }

  private async neighbours(
    em: EntityManager,
    { specialty }: RoutingQuestion,
    askerId: HospitalId,
  ): Promise<Prospect[]> {
    const ids = await findNeighbours(em, askerId, specialty);
    const asked = { invitingHospitalId: askerId, invitedHospitalIds: ids, specialty };
    const services = { anyServiceOf: consultationServices };
    const lent = await lentAgreements(em, { ...asked, ...services }, this.clock.now());
    const agreements = await em.find(Agreement, { id: { $in: [...lent.values()] } });
    const hospitals = await em.find(Hospital, { id: { $in: ids } });
    return hospitals.map((hospital): Prospect => {
      const agreement = agreements.find(({ id }) => id === lent.get(hospital.id));
      const block = agreement ? undefined : ({ code: 'AGREEMENT_MISSING', on: null } as const);
      return { hospital, way: 'overflow', agreement, block };
    });
  }

  private async candidates(
    em: EntityManager,
    question: RoutingQuestion,
    asker: Hospital,
    prospects: readonly Prospect[],
  ): Promise<RoutingCandidate[]> {
    const { specialty, language } = question;
    const now = this.clock.now();
    const ids = prospects.map(({ hospital }) => hospital.id);
    const experts = await eligibleExperts(em, ids, specialty, now);
    const figures = await findAnsweringFigures(em, ids, specialty, now);
    const free = await this.minutesUntilFree(em, question, ids);
    return prospects.flatMap(({ hospital, way, block }): RoutingCandidate[] => {
      const known = figures.get(hospital.id);
      if (!known) return [];
      const people = experts.get(hospital.id) ?? [];
      return [
        {
          ...known,
          hospitalId: hospital.id,
          way,
          block,
          experts: people.length,
          speakers: people.filter(({ languages }) => language !== null && languages.includes(language))
            .length,
          freeInMinutes: free.get(hospital.id) ?? null,
          distance: regionDistance(asker.regionCode, hospital.regionCode),
        },
      ];
    });
  }

  /** Of an emergency: until somebody is the first on call, by the rosters. Other questions wait for no shift. */
  private async minutesUntilFree(
    em: EntityManager,
    { specialty, urgency }: RoutingQuestion,
    hospitalIds: readonly HospitalId[],
  ): Promise<Map<HospitalId, number>> {
    if (urgency !== 'emergency') return new Map();
    const from = this.clock.now();
    const until = new Date(from.getTime() + foreseenMs);
    const rosters = await findRostersBetween(em, hospitalIds, { from, until, specialty });
    return new Map(
      rosters.map((roster) => {
        const [gap] = coverageGaps(onCallSpans(roster, from, until), from, until);
        const waits = gap?.startsAt.getTime() === from.getTime() ? gap.endsAt.getTime() - from.getTime() : 0;
        return [roster.hospitalId, Math.round(waits / minuteMs)];
      }),
    );
  }
}
