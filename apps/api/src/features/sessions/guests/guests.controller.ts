import { Controller, Inject } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import { API_CONFIG, type ApiConfig } from '../../../base/config/api.config.js';
import type { Caller } from '../../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../../base/http/endpoint.decorator.js';
import { guestTokenOf, setGuestCookie } from './guest-cookie.js';
import { GuestService } from './guest.service.js';
import { GuestVisits } from './guest.visit.js';

@Controller()
export class GuestsController {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly guests: GuestService,
    private readonly visits: GuestVisits,
  ) {}

  @Endpoint(endpoints.listGuests)
  listGuests({ params }: InputOf<'listGuests'>, caller: Caller) {
    return this.guests.list(caller, params.consultationId);
  }

  @Endpoint(endpoints.inviteGuest)
  inviteGuest({ params, body }: InputOf<'inviteGuest'>, caller: Caller) {
    return this.guests.invite(caller, params.consultationId, body);
  }

  @Endpoint(endpoints.renewGuestLink)
  renewGuestLink({ params }: InputOf<'renewGuestLink'>, caller: Caller) {
    return this.guests.renew(caller, params.consultationId, params.guestId);
  }

  @Endpoint(endpoints.revokeGuest)
  revokeGuest({ params }: InputOf<'revokeGuest'>, caller: Caller) {
    return this.guests.revoke(caller, params.consultationId, params.guestId);
  }

  @Endpoint(endpoints.redeemGuestLink)
  async redeemGuestLink(
    { body }: InputOf<'redeemGuestLink'>,
    _caller: Caller | undefined,
    { request, reply }: Exchange,
  ) {
    const { visit, browserToken } = await this.visits.redeem(body.token, guestTokenOf(request));
    if (browserToken) setGuestCookie(reply, this.config, browserToken);
    return visit;
  }

  @Endpoint(endpoints.getGuestVisit)
  getGuestVisit(_input: InputOf<'getGuestVisit'>, _caller: Caller | undefined, { request }: Exchange) {
    return this.visits.get(guestTokenOf(request));
  }

  @Endpoint(endpoints.issueGuestTicket)
  issueGuestTicket(
    { query }: InputOf<'issueGuestTicket'>,
    _caller: Caller | undefined,
    { request }: Exchange,
  ) {
    return this.visits.issueTicket(guestTokenOf(request), query.lostNodeId);
  }
}
