import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { AvailabilityService } from './availability.service.js';
import { CalendarFeedService } from './calendar-feed.service.js';
import { CalendarService } from './calendar.service.js';

/** People's own time. */
@Controller()
export class CalendarController {
  constructor(
    private readonly calendar: CalendarService,
    private readonly feeds: CalendarFeedService,
    private readonly availability: AvailabilityService,
  ) {}

  @Endpoint(endpoints.listAppointments)
  async listAppointments({ query }: InputOf<'listAppointments'>, caller: Caller) {
    return this.calendar.list(caller, query);
  }

  @Endpoint(endpoints.getMyCalendar)
  async getMyCalendar({ query }: InputOf<'getMyCalendar'>, caller: Caller) {
    return this.calendar.get(caller, query);
  }

  @Endpoint(endpoints.getCalendarFeed)
  getCalendarFeed(_: InputOf<'getCalendarFeed'>, caller: Caller) {
    return this.feeds.get(caller);
  }

  @Endpoint(endpoints.rotateCalendarFeed)
  rotateCalendarFeed(_: InputOf<'rotateCalendarFeed'>, caller: Caller) {
    return this.feeds.rotate(caller);
  }

  @Endpoint(endpoints.revokeCalendarFeed)
  revokeCalendarFeed(_: InputOf<'revokeCalendarFeed'>, caller: Caller) {
    return this.feeds.revoke(caller);
  }

  @Endpoint(endpoints.readCalendarFeed)
  readCalendarFeed({ params }: InputOf<'readCalendarFeed'>) {
    return this.feeds.read(params.token);
  }

  @Endpoint(endpoints.getAvailability)
  getAvailability({ params }: InputOf<'getAvailability'>, caller: Caller) {
    return this.availability.get(caller, params.personId);
  }

  @Endpoint(endpoints.saveAvailability)
  saveAvailability({ params, body }: InputOf<'saveAvailability'>, caller: Caller) {
    return this.availability.save(caller, params.personId, body);
  }

  @Endpoint(endpoints.addAvailabilityException)
  addAvailabilityException({ params, body }: InputOf<'addAvailabilityException'>, caller: Caller) {
    return this.availability.addException(caller, params.personId, body);
  }

  @Endpoint(endpoints.removeAvailabilityException)
  removeAvailabilityException({ params }: InputOf<'removeAvailabilityException'>, caller: Caller) {
    return this.availability.removeException(caller, params.personId, params.exceptionId);
  }
}
