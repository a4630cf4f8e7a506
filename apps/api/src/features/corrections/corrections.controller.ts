import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { ConsultationReader } from '../consultations/index.js';
import { CorrectionService } from './correction.service.js';

@Controller()
export class CorrectionsController {
  constructor(
    private readonly corrections: CorrectionService,
    private readonly reader: ConsultationReader,
  ) {}

  @Endpoint(endpoints.listCorrections)
  listCorrections({ params }: InputOf<'listCorrections'>, caller: Caller) {
    return this.corrections.list(caller, params.consultationId);
  }

  @Endpoint(endpoints.correctConsultation)
  async correctConsultation({ params, body }: InputOf<'correctConsultation'>, caller: Caller) {
    await this.corrections.correct(caller, params.consultationId, body);
    return this.reader.show(caller, params.consultationId);
  }
}
