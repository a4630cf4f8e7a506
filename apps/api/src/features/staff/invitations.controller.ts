import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { InvitationAcceptance } from './invitation.acceptance.js';
import { InvitationService } from './invitation.service.js';

@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly acceptance: InvitationAcceptance,
  ) {}

  @Endpoint(endpoints.listInvitations)
  listInvitations({ query }: InputOf<'listInvitations'>, caller: Caller) {
    return this.invitations.list(caller, query);
  }

  @Endpoint(endpoints.invitePerson)
  invitePerson({ body }: InputOf<'invitePerson'>, caller: Caller) {
    return this.invitations.invite(caller, body);
  }

  @Endpoint(endpoints.resendInvitation)
  resendInvitation({ params }: InputOf<'resendInvitation'>, caller: Caller) {
    return this.invitations.resend(caller, params.invitationId);
  }

  @Endpoint(endpoints.revokeInvitation)
  revokeInvitation({ params }: InputOf<'revokeInvitation'>, caller: Caller) {
    return this.invitations.revoke(caller, params.invitationId);
  }

  @Endpoint(endpoints.openInvitation)
  openInvitation({ body }: InputOf<'openInvitation'>) {
    return this.acceptance.open(body.token);
  }

  @Endpoint(endpoints.acceptInvitation)
  acceptInvitation({ body }: InputOf<'acceptInvitation'>): Promise<void> {
    return this.acceptance.accept(body.token, body.account);
  }
}
