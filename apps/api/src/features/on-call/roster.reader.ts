import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type InputOf,
  type MyShifts,
  type OnCallHospital,
  type OnCallSpan as SpanView,
  type Roster as RosterView,
} from '@jiedui/contracts';
import {
  addDays,
  coverageGaps,
  hospitalPosts,
  instantAt,
  localDate,
  type OnCallSpan,
  onCallSpans,
  type Specialty,
  specialties,
} from '@jiedui/domain';
import type { Clock, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { Person, personView } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { eligibleExperts, findRosters, findRostersBetween, type KeptRoster } from '../routing/index.js';
import { hospitalFor } from './roster.access.js';
import { findSwapsAt, findSwapsOf, swapViews } from './swap.query.js';

const dayMs = 86_400_000;
/** Gaps are flagged so long before they come. */
const foreseenDays = 14;
const myDays = 28;

/** Shows rosters: who is on call, when nobody is, and who swaps with whom. */
@Injectable()
export class RosterReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
  ) {}

  now(caller: Caller): Promise<OnCallHospital[]> {
    const ids = this.policy.requireSomewhere(caller.actor, 'hospital.seeRoster');
    return this.database.read(async (em) => {
      const hospitals = await em.find(Hospital, { id: { $in: [...ids] } }, { orderBy: { code: 'asc' } });
      const from = this.clock.now();
      const until = new Date(from.getTime() + foreseenDays * dayMs);
      const rosters = await findRostersBetween(em, ids, { from, until });
      const offered = await this.offered(em, ids);
      const personOf = await this.people(em, rosters);
      return hospitals
        .map((hospital): OnCallHospital => {
          const kept = rosters.filter(({ hospitalId }) => hospitalId === hospital.id);
          const shown = specialties.filter(
            (one) => kept.some(({ specialty }) => specialty === one) || offered.get(hospital.id)?.has(one),
          );
          return {
            hospital: hospitalView(hospital),
            mayKeep: this.mayKeep(caller, hospital),
            specialties: shown.map((one) => this.standing(kept, one, personOf, { from, until })),
          };
        })
        .filter(({ specialties: shown }) => shown.length > 0);
    });
  }

  roster(
    caller: Caller,
    { hospitalId, specialty }: InputOf<'getRoster'>['params'],
    { from, days }: InputOf<'getRoster'>['query'],
  ): Promise<RosterView> {
    return this.database.read(async (em) => {
      const hospital = await hospitalFor(em, this.policy, caller, hospitalId, 'hospital.seeRoster');
      const last = addDays(from, days);
      const [kept] = await findRosters(em, [hospitalId], { from, until: last, specialty });
      const eligible =
        (await eligibleExperts(em, [hospitalId], specialty, this.clock.now())).get(hospitalId) ?? [];
      const [start, end] = [instantAt(from, 0, hospital.timeZone), instantAt(last, 0, hospital.timeZone)];
      const spans = kept ? onCallSpans(kept, start, end) : [];
      const personOf = await this.people(em, kept ? [kept] : []);
      return {
        hospital: hospitalView(hospital),
        specialty,
        revision: kept?.revision ?? 0,
        week: [...(kept?.weekly ?? [])],
        exceptions: (kept?.exceptions ?? [])
          .filter(({ date }) => date >= from && date < last)
          .map((exception) => {
            const { createdAt: _, ...one } = exception;
            return { ...one, id: one.id as RosterView['exceptions'][number]['id'] };
          }),
        spans: spans.map((span) => spanView(span, specialty, personOf)),
        gaps: coverageGaps(spans, start, end).map((gap) => gapView(gap, specialty)),
        swaps: await swapViews(em, await findSwapsAt(em, hospitalId, specialty, from)),
        eligible: eligible.map(personView),
        mayKeep: this.mayKeep(caller, hospital),
      };
    });
  }

  mine({ personId, actor }: Caller): Promise<MyShifts> {
    const posts = hospitalPosts(actor, 'expert');
    return this.database.read(async (em) => {
      const from = this.clock.now();
      const until = new Date(from.getTime() + myDays * dayMs);
      const ids = posts.map(({ hospitalId }) => hospitalId);
      const hospitals = await em.find(Hospital, { id: { $in: ids } });
      const rosters = await findRostersBetween(em, ids, { from, until });
      const personOf = await this.people(em, rosters);
      const spans = rosters.flatMap((roster) => {
        const hospital = hospitals.find(({ id }) => id === roster.hospitalId);
        if (!hospital) return [];
        return onCallSpans(roster, from, until)
          .filter((span) => span.personId === personId)
          .map((span) => ({
            ...spanView(span, roster.specialty, personOf),
            hospital: hospitalView(hospital),
          }));
      });
      const swaps = await findSwapsOf(em, personId, localDate(from, 'UTC'));
      return {
        spans: spans.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)),
        swaps: await swapViews(em, swaps),
      };
    });
  }

  private standing(
    kept: readonly KeptRoster[],
    specialty: Specialty,
    personOf: (id: PersonId) => Person,
    { from, until }: { readonly from: Date; readonly until: Date },
  ): OnCallHospital['specialties'][number] {
    const roster = kept.find((one) => one.specialty === specialty);
    const spans = roster ? onCallSpans(roster, from, until) : [];
    const [gap] = coverageGaps(spans, from, until);
    return {
      specialty,
      isRostered: roster !== undefined,
      onCall: spans
        .filter(({ startsAt }) => startsAt.getTime() === from.getTime())
        .map((span) => spanView(span, specialty, personOf)),
      nextGap: gap ? gapView(gap, specialty) : null,
    };
  }

  /** What experts in post answer, with a roster or without. */
  private async offered(
    em: EntityManager,
    hospitalIds: readonly HospitalId[],
  ): Promise<Map<HospitalId, Set<Specialty>>> {
    const offered = new Map<HospitalId, Set<Specialty>>(hospitalIds.map((id) => [id, new Set()]));
    for (const specialty of specialties) {
      const experts = await eligibleExperts(em, hospitalIds, specialty, this.clock.now());
      for (const [id, people] of experts) if (people.length > 0) offered.get(id)?.add(specialty);
    }
    return offered;
  }

  private async people(em: EntityManager, rosters: readonly KeptRoster[]): Promise<(id: PersonId) => Person> {
    const ids = rosters.flatMap(({ weekly, exceptions }) =>
      [...weekly, ...exceptions].flatMap(({ personId }) => personId ?? []),
    );
    const people = await em.find(Person, { id: { $in: [...new Set(ids)] } });
    return (id) => {
      const person = people.find((one) => one.id === id);
      if (!person) throw new CatalogueError('UNEXPECTED');
      return person;
    };
  }

  private mayKeep({ actor }: Caller, { id, regionCode }: Hospital): boolean {
    return this.policy.allows(actor, 'hospital.keepRoster', { kind: 'hospital', hospitalId: id, regionCode });
  }
}

const spanView = (
  { rank, personId, startsAt, endsAt, source }: OnCallSpan,
  specialty: Specialty,
  personOf: (id: PersonId) => Person,
): SpanView => ({
  specialty,
  rank,
  person: personView(personOf(personId)),
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  source,
});

const gapView = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, specialty: Specialty) => ({
  specialty,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});
