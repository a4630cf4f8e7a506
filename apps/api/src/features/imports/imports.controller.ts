import { Controller } from '@nestjs/common';
import { endpoints, type ImportRowPage, importMaxBytes, type InputOf } from '@jiedui/contracts';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../base/http/endpoint.decorator.js';
import { uploadedFile } from '../../base/http/uploaded-file.js';
import { ImportFiles } from './import.files.js';
import { listRows } from './import.rows.js';
import { ImportService } from './import.service.js';

@Controller()
export class ImportsController {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportService,
    private readonly files: ImportFiles,
  ) {}

  @Endpoint(endpoints.listImports)
  listImports({ query }: InputOf<'listImports'>, caller: Caller) {
    return this.imports.list(caller, query);
  }

  @Endpoint(endpoints.startImport)
  async startImport(_input: InputOf<'startImport'>, caller: Caller, { request }: Exchange) {
    const { filename, file } = await uploadedFile(request, importMaxBytes);
    return this.imports.start(caller, { name: filename, content: file });
  }

  @Endpoint(endpoints.downloadImportTemplate)
  downloadImportTemplate({ query }: InputOf<'downloadImportTemplate'>, caller: Caller) {
    return this.files.template(caller, query.format);
  }

  @Endpoint(endpoints.getImport)
  getImport({ params }: InputOf<'getImport'>, caller: Caller) {
    return this.imports.get(caller, params.importId);
  }

  @Endpoint(endpoints.listImportRows)
  async listImportRows({ params, query }: InputOf<'listImportRows'>, caller: Caller): Promise<ImportRowPage> {
    await this.imports.get(caller, params.importId);
    return this.database.read((em) => listRows(em, params.importId, query));
  }

  @Endpoint(endpoints.downloadImportReport)
  downloadImportReport({ params, query }: InputOf<'downloadImportReport'>, caller: Caller) {
    return this.files.report(caller, params.importId, query.format);
  }

  @Endpoint(endpoints.applyImport)
  applyImport({ params, body }: InputOf<'applyImport'>, caller: Caller) {
    return this.imports.apply(caller, params.importId, body.skipBadRows);
  }

  @Endpoint(endpoints.recheckImport)
  recheckImport({ params }: InputOf<'recheckImport'>, caller: Caller) {
    return this.imports.recheck(caller, params.importId);
  }

  @Endpoint(endpoints.cancelImport)
  cancelImport({ params }: InputOf<'cancelImport'>, caller: Caller) {
    return this.imports.cancel(caller, params.importId);
  }
}
