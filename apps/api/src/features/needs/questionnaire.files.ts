import { Injectable } from '@nestjs/common';
import { type InputOf, type Locale, type TableFormat, tableMediaTypes } from '@jiedui/contracts';
import type { Answers, CountyNeeds, QuestionnaireKind, TopStrengths } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { messages } from '@jiedui/messages';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { type TableRow, writeTable } from '../../base/tables/table.writer.js';
import { AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { answerCells } from './file.cells.js';
import { exampleAnswers, exampleCode } from './file.example.js';
import { headerCells } from './file.header.js';
import { latestCountyNeeds, latestTopStrengths } from './latest.queries.js';

type Exporting = InputOf<'exportQuestionnaires'>['query'];

interface Line {
  readonly code: string;
  readonly answers: Answers;
}

const answersOf = (kind: QuestionnaireKind, said: CountyNeeds | TopStrengths): Answers =>
  ({ ...said, kind }) as Answers;

/** Files around questionnaires: the template before an import, and what hospitals said last. */
@Injectable()
export class QuestionnaireFiles {
  constructor(
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  async template(
    caller: Caller,
    { kind, format }: InputOf<'downloadQuestionnaireTemplate'>['query'],
  ): Promise<FileAnswer> {
    this.requirePart(caller);
    const name = messages[caller.locale].needs.templateName[kind];
    return fileOf(
      name,
      { kind, format },
      [{ code: exampleCode, answers: exampleAnswers[kind] }],
      caller.locale,
    );
  }

  /** A year's file holds what was said for that year alone. */
  async export(caller: Caller, query: Exporting): Promise<FileAnswer> {
    this.requirePart(caller);
    const { kind, year, format, regionCode } = query;
    const lines = await this.database.transaction(async (em) => {
      await this.audit.record(em, {
        caller,
        action: 'export',
        subject: { kind: 'need' },
        why: 'programmeStaff',
        details: { kind, year, format, regionCode: regionCode ?? null },
      });
      return linesOf(em, query);
    });
    return fileOf(
      `${messages[caller.locale].needs.exportName[kind]}-${year}`,
      { kind, format },
      lines,
      caller.locale,
    );
  }

  private requirePart({ actor }: Caller): void {
    this.policy.require(actor, 'programme.see', { kind: 'programme' });
  }
}

async function linesOf(em: EntityManager, { kind, year, regionCode }: Exporting): Promise<Line[]> {
  const scope = { year, ...(regionCode === undefined ? {} : { regionCode }) };
  const said = kind === 'needs' ? await latestCountyNeeds(em, scope) : await latestTopStrengths(em, scope);
  const rows = await em.execute<{ id: HospitalId; code: string }[]>('select id, code from hospital');
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  return said
    .filter((one) => one.year === year)
    .map((one) => ({ code: codes.get(one.hospitalId) ?? '', answers: answersOf(kind, one) }))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1));
}

function fileOf(
  name: string,
  { kind, format }: { readonly kind: QuestionnaireKind; readonly format: TableFormat },
  lines: readonly Line[],
  locale: Locale,
): FileAnswer {
  async function* rows(): AsyncGenerator<TableRow> {
    for (const { code, answers } of lines) yield* answerCells(code, answers, locale);
  }
  return {
    stream: writeTable(format, headerCells(kind), rows()),
    mediaType: tableMediaTypes[format],
    name: `${name}.${format}`,
    isDownload: true,
  };
}
