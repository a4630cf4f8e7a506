import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { BreakGlassService } from './break-glass.service.js';
import { GlassReviewService } from './glass-review.service.js';
import { MemberService } from './member.service.js';

@Controller()
export class SharingController {
  constructor(
    private readonly members: MemberService,
    private readonly glass: BreakGlassService,
    private readonly reviews: GlassReviewService,
  ) {}

  @Endpoint(endpoints.listMemberCandidates)
  listMemberCandidates({ params, query }: InputOf<'listMemberCandidates'>, caller: Caller) {
    return this.members.listCandidates(caller, params.consultationId, query.search);
  }

  @Endpoint(endpoints.addMember)
  addMember({ params, body }: InputOf<'addMember'>, caller: Caller) {
    return this.members.add(caller, params.consultationId, body.personId);
  }

  @Endpoint(endpoints.removeMember)
  removeMember({ params }: InputOf<'removeMember'>, caller: Caller): Promise<void> {
    return this.members.remove(caller, params.consultationId, params.personId);
  }

  @Endpoint(endpoints.breakGlass)
  breakGlass({ body }: InputOf<'breakGlass'>, caller: Caller) {
    return this.glass.open(caller, body);
  }

  @Endpoint(endpoints.listBrokenGlass)
  listBrokenGlass({ query }: InputOf<'listBrokenGlass'>, caller: Caller) {
    return this.reviews.list(caller, query);
  }

  @Endpoint(endpoints.reviewBrokenGlass)
  reviewBrokenGlass({ params, body }: InputOf<'reviewBrokenGlass'>, caller: Caller) {
    return this.reviews.review(caller, params.breakGlassId, body);
  }
}
