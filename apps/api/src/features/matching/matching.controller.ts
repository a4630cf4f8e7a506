import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { MatchingAcceptance } from './matching.acceptance.js';
import { MatchingReader } from './matching.reader.js';
import { MatchingService } from './matching.service.js';

@Controller()
export class MatchingController {
  constructor(
    private readonly service: MatchingService,
    private readonly reader: MatchingReader,
    private readonly acceptance: MatchingAcceptance,
  ) {}

  @Endpoint(endpoints.listMatchingRuns)
  listMatchingRuns({ query }: InputOf<'listMatchingRuns'>, caller: Caller) {
    return this.service.list(caller, query);
  }

  @Endpoint(endpoints.startMatching)
  startMatching({ body }: InputOf<'startMatching'>, caller: Caller) {
    return this.service.start(caller, body);
  }

  @Endpoint(endpoints.getMatchingRun)
  getMatchingRun({ params }: InputOf<'getMatchingRun'>, caller: Caller) {
    return this.service.get(caller, params.runId);
  }

  @Endpoint(endpoints.cancelMatching)
  cancelMatching({ params }: InputOf<'cancelMatching'>, caller: Caller) {
    return this.service.cancel(caller, params.runId);
  }

  @Endpoint(endpoints.listMatchChoices)
  listMatchChoices({ params, query }: InputOf<'listMatchChoices'>, caller: Caller) {
    return this.reader.choices(caller, params.runId, query);
  }

  @Endpoint(endpoints.explainMatch)
  explainMatch({ params, query }: InputOf<'explainMatch'>, caller: Caller) {
    return this.reader.explain(caller, params.runId, query);
  }

  @Endpoint(endpoints.tryMatching)
  tryMatching({ params, body }: InputOf<'tryMatching'>, caller: Caller) {
    return this.reader.tryWishes(caller, params.runId, body);
  }

  @Endpoint(endpoints.compareMatchingRuns)
  compareMatchingRuns({ params, query }: InputOf<'compareMatchingRuns'>, caller: Caller) {
    return this.reader.compare(caller, params.runId, query.otherId);
  }

  @Endpoint(endpoints.acceptMatches)
  acceptMatches({ params, body }: InputOf<'acceptMatches'>, caller: Caller) {
    return this.acceptance.accept(caller, params.runId, body.choices);
  }
}
