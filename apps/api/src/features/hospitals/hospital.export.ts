import { Injectable } from '@nestjs/common';
import { type HospitalFilter, type InputOf, type Locale, tableMediaTypes } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { messages } from '@jiedui/messages';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { type TableRow, writeTable } from '../../base/tables/table.writer.js';
import { AuditTrail } from '../audit/index.js';
import { type CellContext, headerCells, hospitalCells } from './hospital.cells.js';
import { listHospitalsAfter } from './hospital.query.js';
import type { HospitalRecord } from './hospital.record.js';

const batchSize = 500;
const none: CellContext = { parentCode: null, gradeSince: null };

/** The directory as a file, read and sent batch by batch. */
@Injectable()
export class HospitalExport {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  async open(
    caller: Caller,
    { format, ...filter }: InputOf<'exportHospitals'>['query'],
  ): Promise<FileAnswer> {
    await this.database.transaction((em) =>
      this.audit.record(em, { caller, action: 'export', subject: { kind: 'hospital' }, details: { format } }),
    );
    return {
      stream: writeTable(format, headerCells, this.lines(filter, caller.locale)),
      mediaType: tableMediaTypes[format],
      name: `${messages[caller.locale].hospitals.exportName}.${format}`,
      isDownload: true,
    };
  }

  private async *lines(filter: HospitalFilter, locale: Locale): AsyncGenerator<TableRow> {
    let after = '';
    for (;;) {
      const { records, contexts } = await this.database.read(async (em) => {
        const records = await listHospitalsAfter(em, filter, after, batchSize);
        return { records, contexts: await findContexts(em, records) };
      });
      for (const record of records) yield hospitalCells(record, contexts.get(record.id) ?? none, locale);
      const last = records.at(-1);
      if (!last || records.length < batchSize) return;
      after = last.code;
    }
  }
}

async function findContexts(
  em: EntityManager,
  records: readonly HospitalRecord[],
): Promise<Map<HospitalId, CellContext>> {
  const rows = await em.execute<(CellContext & { id: HospitalId })[]>(
    `select h.id, p.code as "parentCode",
       (select max(g.since)::text from hospital_grade g where g.hospital_id = h.id) as "gradeSince"
     from hospital h left join hospital p on p.id = h.parent_id
     where h.id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))`,
    [JSON.stringify(records.map(({ id }) => id))],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
