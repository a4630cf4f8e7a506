import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { LinkHistoryService } from './link-history.service.js';
import { LiveRoomsService } from './live-rooms.service.js';
import { SessionQualityService } from './session-quality.service.js';

@Controller()
export class QualityController {
  constructor(
    private readonly sessions: SessionQualityService,
    private readonly rooms: LiveRoomsService,
    private readonly history: LinkHistoryService,
  ) {}

  @Endpoint(endpoints.getSessionQuality)
  getSessionQuality({ params }: InputOf<'getSessionQuality'>, caller: Caller) {
    return this.sessions.list(caller, params.consultationId);
  }

  @Endpoint(endpoints.listLiveRooms)
  listLiveRooms(_: InputOf<'listLiveRooms'>, caller: Caller) {
    return this.rooms.list(caller);
  }

  @Endpoint(endpoints.getLiveOversight)
  getLiveOversight({ query }: InputOf<'getLiveOversight'>, caller: Caller) {
    return this.rooms.oversee(caller, query.regionCode);
  }

  @Endpoint(endpoints.getLinkHistory)
  getLinkHistory({ params, query }: InputOf<'getLinkHistory'>, caller: Caller) {
    return this.history.read(caller, params.hospitalId, query.days);
  }
}
