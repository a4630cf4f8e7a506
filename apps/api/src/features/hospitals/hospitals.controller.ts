import { Controller } from '@nestjs/common';
import { endpoints, type HospitalDetail, type HospitalPage, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type FileAnswer } from '../../base/http/endpoint.decorator.js';
import { HospitalExport } from './hospital.export.js';
import { HospitalReader } from './hospital.reader.js';
import { HospitalService } from './hospital.service.js';

@Controller()
export class HospitalsController {
  constructor(
    private readonly reader: HospitalReader,
    private readonly hospitals: HospitalService,
    private readonly exports: HospitalExport,
  ) {}

  @Endpoint(endpoints.listHospitals)
  listHospitals({ query }: InputOf<'listHospitals'>): Promise<HospitalPage> {
    return this.reader.list(query);
  }

  @Endpoint(endpoints.exportHospitals)
  exportHospitals({ query }: InputOf<'exportHospitals'>, caller: Caller): Promise<FileAnswer> {
    return this.exports.open(caller, query);
  }

  @Endpoint(endpoints.getHospital)
  getHospital({ params }: InputOf<'getHospital'>, caller: Caller): Promise<HospitalDetail> {
    return this.reader.get(caller, params.hospitalId);
  }

  @Endpoint(endpoints.createHospital)
  createHospital({ body }: InputOf<'createHospital'>, caller: Caller): Promise<HospitalDetail> {
    return this.hospitals.create(caller, body);
  }

  @Endpoint(endpoints.updateHospital)
  updateHospital({ params, body }: InputOf<'updateHospital'>, caller: Caller): Promise<HospitalDetail> {
    return this.hospitals.change(caller, params.hospitalId, body);
  }

  @Endpoint(endpoints.gradeHospital)
  gradeHospital({ params, body }: InputOf<'gradeHospital'>, caller: Caller): Promise<HospitalDetail> {
    return this.hospitals.grade(caller, params.hospitalId, body);
  }
}
