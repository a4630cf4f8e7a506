import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { OversightService } from './oversight.service.js';

@Controller()
export class OversightController {
  constructor(private readonly service: OversightService) {}

  @Endpoint(endpoints.getOversight)
  getOversight({ query }: InputOf<'getOversight'>, caller: Caller) {
    return this.service.figures(caller, query.regionCode);
  }

  @Endpoint(endpoints.listOverseenConsultations)
  listOverseenConsultations({ query }: InputOf<'listOverseenConsultations'>, caller: Caller) {
    return this.service.consultations(caller, query);
  }
}
