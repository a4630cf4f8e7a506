import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { CreditReader } from './credit.reader.js';
import { RerouteService } from './reroute.service.js';
import { RoutingReader } from './routing.reader.js';
import { RoutingSettingService } from './setting.service.js';
import { TriageReader } from './triage.reader.js';

@Controller()
export class RoutingController {
  constructor(
    private readonly reader: RoutingReader,
    private readonly rerouting: RerouteService,
    private readonly credits: CreditReader,
    private readonly settings: RoutingSettingService,
    private readonly triage: TriageReader,
  ) {}

  @Endpoint(endpoints.listRoutingOptions)
  listRoutingOptions({ query }: InputOf<'listRoutingOptions'>, caller: Caller) {
    return this.reader.options(caller, query);
  }

  @Endpoint(endpoints.getConsultationRouting)
  getConsultationRouting({ params, query }: InputOf<'getConsultationRouting'>, caller: Caller) {
    return this.reader.ofConsultation(caller, params.consultationId, query);
  }

  @Endpoint(endpoints.rerouteConsultation)
  rerouteConsultation({ params, body }: InputOf<'rerouteConsultation'>, caller: Caller) {
    return this.rerouting.reroute(caller, params.consultationId, body);
  }

  @Endpoint(endpoints.directConsultation)
  directConsultation({ params, body }: InputOf<'directConsultation'>, caller: Caller) {
    return this.rerouting.direct(caller, params.consultationId, body);
  }

  @Endpoint(endpoints.listOverflowCredits)
  listOverflowCredits({ query }: InputOf<'listOverflowCredits'>, caller: Caller) {
    return this.credits.list(caller, query);
  }

  @Endpoint(endpoints.getRoutingSetting)
  getRoutingSetting({ params }: InputOf<'getRoutingSetting'>, caller: Caller) {
    return this.settings.get(caller, params.hospitalId);
  }

  @Endpoint(endpoints.updateRoutingSetting)
  updateRoutingSetting({ params, body }: InputOf<'updateRoutingSetting'>, caller: Caller) {
    return this.settings.update(caller, params.hospitalId, body);
  }

  @Endpoint(endpoints.listTriage)
  listTriage({ query }: InputOf<'listTriage'>, caller: Caller) {
    return this.triage.list(caller, query);
  }
}
