import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type InputOf,
  type Questionnaire,
  type QuestionnaireComparison,
  type QuestionnaireDesk,
  type QuestionnaireVersionPage,
} from '@jiedui/contracts';
import { answerDifferences, firstQuestionnaireYear, questionnaireKindOf } from '@jiedui/domain';
import type { Clock, HospitalId, QuestionnaireId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { type HospitalRecord, hospitalView } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';
import {
  findDraft,
  findEarlier,
  findHospital,
  findLatest,
  findPrevious,
  findSubmitted,
  findVersions,
} from './questionnaire.queries.js';
import type { QuestionnaireRecord } from './questionnaire.record.js';
import { findAuthors, questionnaireView, versionView } from './questionnaire.view.js';

/** What hospitals said of themselves. All who have a part in the programme read it; a draft is its hospital's alone. */
@Injectable()
export class QuestionnaireReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
  ) {}

  desk(caller: Caller, id: HospitalId, wanted: number | undefined): Promise<QuestionnaireDesk> {
    this.requirePart(caller);
    return this.database.read(async (em) => {
      const hospital = await findHospital(em, id);
      const thisYear = this.clock.now().getUTCFullYear();
      const year = wanted ?? thisYear;
      const kind = questionnaireKindOf(hospital);
      const canAnswer = kind !== null && this.mayAnswer(caller, hospital);
      const place = kind && { hospitalId: id, kind, year };
      const [draft, latest, earlier] = [
        place && canAnswer ? await findDraft(em, place) : undefined,
        place ? await findLatest(em, place) : undefined,
        place ? await findEarlier(em, place) : undefined,
      ];
      const authors = await findAuthors(em, [draft, latest, earlier]);
      const view = (record: QuestionnaireRecord | undefined) =>
        record ? questionnaireView(record, hospital, authors) : null;
      return {
        hospital: hospitalView(hospital),
        kind,
        year,
        years: yearsUpTo(thisYear + 1),
        draft: view(draft),
        latest: view(latest),
        earlier: view(earlier),
        may: { answer: canAnswer },
      };
    });
  }

  versions(
    caller: Caller,
    id: HospitalId,
    { page, pageSize }: InputOf<'listQuestionnaireVersions'>['query'],
  ): Promise<QuestionnaireVersionPage> {
    this.requirePart(caller);
    return this.database.read(async (em) => {
      await findHospital(em, id);
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const { versions, total } = await findVersions(em, id, slice);
      const authors = await findAuthors(em, versions);
      return { items: versions.map((one) => versionView(one, authors)), total, page, pageSize };
    });
  }

  get(caller: Caller, id: QuestionnaireId): Promise<Questionnaire> {
    this.requirePart(caller);
    return this.database.read(async (em) => this.view(em, await findSubmitted(em, id)));
  }

  compare(
    caller: Caller,
    id: QuestionnaireId,
    from: QuestionnaireId | undefined,
  ): Promise<QuestionnaireComparison> {
    this.requirePart(caller);
    return this.database.read(async (em) => {
      const after = await findSubmitted(em, id);
      const before = from ? await findSubmitted(em, from) : await findPrevious(em, after);
      if (before && (before.hospitalId !== after.hospitalId || before.answers.kind !== after.answers.kind)) {
        throw new CatalogueError('NOT_FOUND');
      }
      const authors = await findAuthors(em, [before, after]);
      const nothing = {
        ...after.answers,
        languages: [],
        posts: null,
        teleclinicHoursPerWeek: null,
        specialties: [],
      };
      const differences = answerDifferences(before?.answers ?? nothing, after.answers);
      return {
        before: before ? versionView(before, authors) : null,
        after: versionView(after, authors),
        differences: structuredClone(differences) as QuestionnaireComparison['differences'],
      };
    });
  }

  /** As it is in this transaction, to be answered with. */
  async view(em: EntityManager, record: QuestionnaireRecord): Promise<Questionnaire> {
    const hospital = await findHospital(em, record.hospitalId);
    return questionnaireView(record, hospital, await findAuthors(em, [record]));
  }

  private mayAnswer({ actor }: Caller, { id, regionCode }: HospitalRecord): boolean {
    return this.policy.allows(actor, 'hospital.tellNeeds', { kind: 'hospital', hospitalId: id, regionCode });
  }

  private requirePart({ actor }: Caller): void {
    this.policy.require(actor, 'programme.see', { kind: 'programme' });
  }
}

const yearsUpTo = (last: number): number[] =>
  Array.from({ length: last - firstQuestionnaireYear + 1 }, (_, at) => last - at);
