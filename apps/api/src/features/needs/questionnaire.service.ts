import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type Questionnaire } from '@jiedui/contracts';
import {
  answerDifferences,
  type AuditAction,
  type Answers,
  faultsOfAnswers,
  isAnswerableYear,
  type QuestionnaireKind,
} from '@jiedui/domain';
import type { Clock, HospitalId, QuestionnaireId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import type { HospitalRecord } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';
import { findDraft, findHospital, findLatest, holdAnswers, requireKind } from './questionnaire.queries.js';
import { QuestionnaireReader } from './questionnaire.reader.js';
import type { QuestionnaireRecord } from './questionnaire.record.js';
import { addQuestionnaires, removeDraft, replaceDraft } from './questionnaire.store.js';

type Saving = InputOf<'saveQuestionnaireDraft'>['body'];
type Submission = InputOf<'submitQuestionnaire'>['body'];
type Discarding = InputOf<'discardQuestionnaireDraft'>['query'];

/** A hospital's own answers, from the first word of a draft to the version that stays. */
@Injectable()
export class QuestionnaireService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly reader: QuestionnaireReader,
  ) {}

  save(caller: Caller, id: HospitalId, { year, revision, answers }: Saving): Promise<Questionnaire> {
    return this.database.transaction(async (em) => {
      const { hospital, why } = await this.hold(em, caller, id);
      requireKind(hospital, answers.kind);
      this.requireYear(year);
      const place = { hospitalId: id, kind: answers.kind, year };
      const draft = await findDraft(em, place);
      if ((draft?.revision ?? 0) !== revision) throw new CatalogueError('REVISION_CONFLICT');
      const saved = this.saved(caller, answers);
      const record = draft
        ? { ...draft, ...saved, revision: revision + 1 }
        : { ...(await this.begun(em, place)), ...saved };
      if (draft) await replaceDraft(em, record);
      else await addQuestionnaires(em, [record]);
      await this.record(em, caller, draft ? 'change' : 'create', record, why);
      return this.reader.view(em, record);
    });
  }

  submit(
    caller: Caller,
    id: HospitalId,
    { year, revision, overVersion }: Submission,
  ): Promise<Questionnaire> {
    return this.database.transaction(async (em) => {
      const { draft, why } = await this.holdDraft(em, caller, id, { year, revision });
      const { answers } = draft;
      const latest = await findLatest(em, { hospitalId: id, kind: answers.kind, year });
      const version = latest?.version ?? 0;
      if (version !== overVersion) throw new CatalogueError('QUESTIONNAIRE_SUPERSEDED');
      requireWhole(answers);
      if (latest && answerDifferences(latest.answers, answers).length === 0) {
        throw new CatalogueError('QUESTIONNAIRE_UNCHANGED');
      }
      const record: QuestionnaireRecord = {
        ...draft,
        state: 'submitted',
        version: version + 1,
        submittedById: caller.personId,
        submittedAt: this.clock.now().toISOString(),
      };
      await replaceDraft(em, record);
      await this.record(em, caller, 'transition', record, why);
      return this.reader.view(em, record);
    });
  }

  discard(caller: Caller, id: HospitalId, place: Discarding): Promise<void> {
    return this.database.transaction(async (em) => {
      const { draft, why } = await this.holdDraft(em, caller, id, place);
      await removeDraft(em, draft);
      await this.record(em, caller, 'remove', draft, why);
    });
  }

  private saved(caller: Caller, answers: Answers) {
    return { answers, savedById: caller.personId, savedAt: this.clock.now().toISOString() };
  }

  private async begun(
    em: EntityManager,
    place: { readonly hospitalId: HospitalId; readonly kind: QuestionnaireKind; readonly year: number },
  ) {
    const latest = await findLatest(em, place);
    return {
      id: newId<QuestionnaireId>(),
      hospitalId: place.hospitalId,
      year: place.year,
      state: 'draft',
      version: null,
      basedOn: latest?.version ?? 0,
      revision: 1,
      submittedById: null,
      submittedAt: null,
    } as const;
  }

  private async hold(em: EntityManager, { actor }: Caller, id: HospitalId) {
    await holdAnswers(em, [id]);
    const hospital = await findHospital(em, id);
    const subject = { kind: 'hospital', hospitalId: id, regionCode: hospital.regionCode } as const;
    return { hospital, why: this.policy.require(actor, 'hospital.tellNeeds', subject) };
  }

  /** @throws NOT_FOUND where nobody began one, REVISION_CONFLICT where it was saved since */
  private async holdDraft(
    em: EntityManager,
    caller: Caller,
    id: HospitalId,
    { year, revision }: { readonly year: number; readonly revision: number },
  ): Promise<{ draft: QuestionnaireRecord; hospital: HospitalRecord; why: string }> {
    const { hospital, why } = await this.hold(em, caller, id);
    const draft =
      (await findDraft(em, { hospitalId: id, kind: 'needs', year })) ??
      (await findDraft(em, { hospitalId: id, kind: 'strengths', year }));
    if (!draft) throw new CatalogueError('NOT_FOUND');
    if (draft.revision !== revision) throw new CatalogueError('REVISION_CONFLICT');
    return { draft, hospital, why };
  }

  private requireYear(year: number): void {
    if (isAnswerableYear(year, this.clock.now())) return;
    throw new CatalogueError('REQUEST_INVALID', [
      { path: 'year', code: 'outOfRange', message: 'That year is not asked for yet' },
    ]);
  }

  private record(
    em: EntityManager,
    caller: Caller,
    action: AuditAction,
    { id, hospitalId, answers, year, revision, version }: QuestionnaireRecord,
    why: string,
  ): Promise<void> {
    return this.audit.record(em, {
      caller,
      action,
      subject: { kind: 'need', id },
      hospitalIds: [hospitalId],
      why,
      details: { kind: answers.kind, year, revision, version },
    });
  }
}

/** @throws QUESTIONNAIRE_INCOMPLETE naming each answer that is missing, as cardiology.evidence */
function requireWhole(answers: Answers): void {
  const faults = faultsOfAnswers(answers);
  if (faults.length === 0) return;
  throw new CatalogueError(
    'QUESTIONNAIRE_INCOMPLETE',
    faults.map(({ specialty, field }) => ({
      path: specialty ? `${specialty}.${field}` : field,
      code: 'missing',
      message: 'Not answered',
    })),
  );
}
