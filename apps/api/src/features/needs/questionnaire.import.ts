import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type NeedsFileReport } from '@jiedui/contracts';
import { type AccessRelation, type Answers, isAnswerableYear } from '@jiedui/domain';
import type { Clock, QuestionnaireId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import type { HospitalRecord } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';
import { assemble, type HospitalRows } from './file.assembly.js';
import { type FileScope, type HospitalVerdict, hospitalsOf, judge, reportOf } from './file.check.js';
import { readRows, type Upload } from './file.reader.js';
import { holdAnswers } from './questionnaire.queries.js';
import type { QuestionnaireRecord } from './questionnaire.record.js';
import { addQuestionnaires } from './questionnaire.store.js';

type Check = InputOf<'checkQuestionnaireFile'>['query'];
type Application = InputOf<'applyQuestionnaireFile'>['query'];

const imported = `select id::text as subject_id, array[hospital_id] as hospital_ids,
    jsonb_build_object('kind', kind, 'year', year, 'version', version) as details
  from questionnaire where id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid)) order by hospital_id`;

/** Answers of many hospitals from one file: first only looked at, then submitted in one step or not at all. */
@Injectable()
export class QuestionnaireImport {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  async check(caller: Caller, query: Check, upload: Upload): Promise<NeedsFileReport> {
    const { scope, groups } = await this.read(caller, query, upload);
    return this.database.read(async (em) =>
      reportOf(upload.content, scope, await judge(em, groups, scope), false),
    );
  }

  async apply(caller: Caller, query: Application, upload: Upload): Promise<NeedsFileReport> {
    const { scope, groups } = await this.read(caller, query, upload);
    return this.database.transaction(async (em) => {
      const hospitals = await hospitalsOf(em, groups);
      await holdAnswers(
        em,
        [...hospitals.values()].map(({ id }) => id),
      );
      const verdicts = await judge(em, groups, scope);
      const report = reportOf(upload.content, scope, verdicts, true);
      if (report.digest !== query.digest) throw new CatalogueError('REVISION_CONFLICT');
      if (report.hospitals.bad > 0 && !query.skipBadHospitals)
        throw new CatalogueError('IMPORT_HAS_BAD_ROWS');
      await this.submit(em, caller, scope, verdicts);
      return report;
    });
  }

  private async read(caller: Caller, { kind, year }: Check, upload: Upload) {
    this.policy.require(caller.actor, 'programme.see', { kind: 'programme' });
    if (!isAnswerableYear(year, this.clock.now())) {
      throw new CatalogueError('REQUEST_INVALID', [
        { path: 'query.year', code: 'outOfRange', message: 'That year is not asked for yet' },
      ]);
    }
    const groups: HospitalRows[] = assemble(kind, await readRows(kind, upload));
    const scope: FileScope = {
      kind,
      year,
      mayImport: (hospital) => this.whyOf(caller, hospital) !== undefined,
    };
    return { scope, groups };
  }

  private whyOf({ actor }: Caller, { id, regionCode }: HospitalRecord): AccessRelation | undefined {
    const verdict = this.policy.verdict(actor, 'hospital.importNeeds', {
      kind: 'hospital',
      hospitalId: id,
      regionCode,
    });
    return verdict.allowed ? verdict.why : undefined;
  }

  private async submit(
    em: EntityManager,
    caller: Caller,
    { year }: FileScope,
    verdicts: readonly HospitalVerdict[],
  ): Promise<void> {
    const byWhy = new Map<AccessRelation, QuestionnaireRecord[]>();
    for (const { hospital, answers, version, outcome } of verdicts) {
      const why = hospital && this.whyOf(caller, hospital);
      if (!why || !answers || outcome === 'unchanged') continue;
      const record = this.recordOf(caller, hospital, { year, version, answers });
      byWhy.set(why, [...(byWhy.get(why) ?? []), record]);
    }
    if (byWhy.size === 0) throw new CatalogueError('IMPORT_CHANGES_NOTHING');
    for (const [why, records] of byWhy) {
      await addQuestionnaires(em, records);
      const line = { caller, action: 'import', subject: { kind: 'need' }, why } as const;
      await this.audit.recordEach(em, line, imported, [JSON.stringify(records.map(({ id }) => id))]);
    }
  }

  private recordOf(
    { personId }: Caller,
    { id: hospitalId }: HospitalRecord,
    {
      year,
      version,
      answers,
    }: { readonly year: number; readonly version: number; readonly answers: Answers },
  ): QuestionnaireRecord {
    const at = this.clock.now().toISOString();
    return {
      id: newId<QuestionnaireId>(),
      hospitalId,
      year,
      state: 'submitted',
      version: version + 1,
      basedOn: version,
      revision: 1,
      answers,
      savedById: personId,
      savedAt: at,
      submittedById: personId,
      submittedAt: at,
    };
  }
}
