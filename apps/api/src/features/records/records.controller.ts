import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { ConsultationReader } from '../consultations/index.js';
import { OpinionService } from './opinion.service.js';
import { RecordService } from './record.service.js';

@Controller()
export class RecordsController {
  constructor(
    private readonly reader: ConsultationReader,
    private readonly opinions: OpinionService,
    private readonly records: RecordService,
  ) {}

  @Endpoint(endpoints.saveOpinion)
  saveOpinion({ params, body }: InputOf<'saveOpinion'>, caller: Caller) {
    return this.opinions.save(caller, params.consultationId, body);
  }

  @Endpoint(endpoints.signOpinion)
  async signOpinion({ params, body }: InputOf<'signOpinion'>, caller: Caller) {
    await this.opinions.sign(caller, params.consultationId, body);
    return this.reader.show(caller, params.consultationId);
  }

  @Endpoint(endpoints.getRecord)
  getRecord({ params }: InputOf<'getRecord'>, caller: Caller) {
    return this.records.open(caller, params.consultationId);
  }
}
