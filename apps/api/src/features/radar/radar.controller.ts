import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { RadarReader } from './radar.reader.js';
import { RadarTending } from './radar.tending.js';

@Controller()
export class RadarController {
  constructor(
    private readonly reader: RadarReader,
    private readonly tending: RadarTending,
  ) {}

  @Endpoint(endpoints.listRadar)
  listRadar({ query }: InputOf<'listRadar'>, caller: Caller) {
    return this.reader.list(caller, query);
  }

  @Endpoint(endpoints.getRegionRadar)
  getRegionRadar({ query }: InputOf<'getRegionRadar'>, caller: Caller) {
    return this.reader.region(caller, query.regionCode);
  }

  @Endpoint(endpoints.getPairingRadar)
  getPairingRadar({ params }: InputOf<'getPairingRadar'>, caller: Caller) {
    return this.reader.pairing(caller, params.pairingId);
  }

  @Endpoint(endpoints.acknowledgeRadar)
  acknowledgeRadar({ params }: InputOf<'acknowledgeRadar'>, caller: Caller) {
    return this.tending.acknowledge(caller, params.pairingId);
  }

  @Endpoint(endpoints.snoozeRadar)
  snoozeRadar({ params, body }: InputOf<'snoozeRadar'>, caller: Caller) {
    return this.tending.snooze(caller, params.pairingId, body);
  }

  @Endpoint(endpoints.endSnooze)
  endSnooze({ params }: InputOf<'endSnooze'>, caller: Caller) {
    return this.tending.endSnooze(caller, params.pairingId);
  }
}
