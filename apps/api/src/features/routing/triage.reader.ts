import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type TriageItem, type TriagePage } from '@jiedui/contracts';
import { hospitalPosts, triageClock, triageDueAt, type TriageFacts, triageStep } from '@jiedui/domain';
import type { Clock, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { Person, personView } from '../people/index.js';
import { findTriage, type TriageRow } from './triage.query.js';

const date = (value: Date | string | null) => (value === null ? null : new Date(value));
const instant = (value: Date | string | null) => date(value)?.toISOString() ?? null;

/** The board of a coordinator. It shows no patient and no question, so that looking at it is no reading of a case. */
@Injectable()
export class TriageReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  list({ actor }: Caller, query: InputOf<'listTriage'>['query']): Promise<TriagePage> {
    const hospitalIds = hospitalPosts(actor, 'coordinator').map(({ hospitalId }) => hospitalId);
    if (hospitalIds.length === 0) throw new CatalogueError('ACTION_NOT_ALLOWED');
    return this.database.read(async (em) => {
      const { rows, total, counts } = await findTriage(em, hospitalIds, query, this.clock.now());
      const items = await this.items(em, rows, hospitalIds);
      return { items, total, counts, page: query.page, pageSize: query.pageSize };
    });
  }

  private async items(
    em: EntityManager,
    rows: readonly TriageRow[],
    mine: readonly HospitalId[],
  ): Promise<TriageItem[]> {
    const hospitals = await em.find(Hospital, {
      id: { $in: rows.flatMap((row) => [row.invitingHospitalId, row.invitedHospitalId]) },
    });
    const people = await em.find(Person, {
      id: {
        $in: rows.flatMap((row) =>
          [row.requestedById, row.expertId, row.directedToId].filter((id) => id !== null),
        ),
      },
    });
    const hospitalOf = (id: HospitalId) => hospitalView(hospitals.find((one) => one.id === id) as Hospital);
    const personOf = (id: PersonId) => personView(people.find((one) => one.id === id) as Person);
    return rows.map((row): TriageItem => {
      const { id, number, revision, state, specialty, urgency, invitingHospitalId, expertId, directedToId } =
        row;
      const facts = this.factsOf(row);
      return {
        consultationId: id,
        number,
        revision,
        state,
        specialty,
        urgency,
        side: mine.includes(invitingHospitalId) ? 'inviting' : 'invited',
        invitingHospital: hospitalOf(invitingHospitalId),
        invitedHospital: hospitalOf(row.invitedHospitalId),
        requestedBy: personOf(row.requestedById),
        expert: expertId && personOf(expertId),
        directedTo: directedToId && personOf(directedToId),
        submittedAt: facts.submittedAt.toISOString(),
        dueAt: instant(triageDueAt(facts)),
        clock: triageClock(facts, this.clock.now()),
        step: triageStep({ ...facts, isDirected: directedToId !== null }, this.clock.now()),
        pagedUntil: instant(row.pagedUntil),
      };
    });
  }

  private factsOf({ state, submittedAt, responseDueAt, answerDueAt }: TriageRow): TriageFacts {
    return {
      state,
      submittedAt: new Date(submittedAt),
      responseDueAt: date(responseDueAt),
      answerDueAt: date(answerDueAt),
    };
  }
}
