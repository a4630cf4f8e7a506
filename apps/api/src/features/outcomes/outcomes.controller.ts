import { Controller } from '@nestjs/common';
import { endpoints, type InputOf, outcomeImportMaxBytes } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../base/http/endpoint.decorator.js';
import { uploadedFile } from '../../base/http/uploaded-file.js';
import { HospitalOutcomesReader } from './hospital-outcomes.reader.js';
import { OutcomeImportService } from './outcome-import.service.js';
import { OutcomeService } from './outcome.service.js';
import { RegionOutcomesReader } from './region-outcomes.reader.js';

@Controller()
export class OutcomesController {
  constructor(
    private readonly regions: RegionOutcomesReader,
    private readonly hospitals: HospitalOutcomesReader,
    private readonly service: OutcomeService,
    private readonly files: OutcomeImportService,
  ) {}

  @Endpoint(endpoints.getRegionOutcomes)
  getRegionOutcomes({ query }: InputOf<'getRegionOutcomes'>, caller: Caller) {
    return this.regions.get(caller, query);
  }

  @Endpoint(endpoints.getHospitalOutcomes)
  getHospitalOutcomes({ params, query }: InputOf<'getHospitalOutcomes'>, caller: Caller) {
    return this.hospitals.get(caller, params.hospitalId, query);
  }

  @Endpoint(endpoints.listReplacedOutcomes)
  listReplacedOutcomes({ params, query }: InputOf<'listReplacedOutcomes'>, caller: Caller) {
    return this.hospitals.replaced(caller, params.hospitalId, query);
  }

  @Endpoint(endpoints.tellOutcomes)
  tellOutcomes({ params, body }: InputOf<'tellOutcomes'>, caller: Caller) {
    return this.service.tell(caller, params.hospitalId, params.quarter, body);
  }

  @Endpoint(endpoints.introduceTechnique)
  introduceTechnique({ params, body }: InputOf<'introduceTechnique'>, caller: Caller) {
    return this.service.introduce(caller, params.hospitalId, body);
  }

  @Endpoint(endpoints.withdrawTechnique)
  withdrawTechnique({ params, body }: InputOf<'withdrawTechnique'>, caller: Caller) {
    return this.service.withdraw(caller, params.hospitalId, params.introducedId, body.reason);
  }

  @Endpoint(endpoints.downloadOutcomeTemplate)
  downloadOutcomeTemplate({ query }: InputOf<'downloadOutcomeTemplate'>, caller: Caller) {
    return this.files.template(caller, query.format);
  }

  @Endpoint(endpoints.checkOutcomeFile)
  async checkOutcomeFile(_: InputOf<'checkOutcomeFile'>, caller: Caller, { request }: Exchange) {
    const { filename, file } = await uploadedFile(request, outcomeImportMaxBytes);
    return this.files.check(caller, { name: filename, content: file });
  }

  @Endpoint(endpoints.applyOutcomeFile)
  applyOutcomeFile({ params, body }: InputOf<'applyOutcomeFile'>, caller: Caller) {
    return this.files.apply(caller, params.importId, body);
  }
}
