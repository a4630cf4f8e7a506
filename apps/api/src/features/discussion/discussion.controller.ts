import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { DiscussionService } from './discussion.service.js';

@Controller()
export class DiscussionController {
  constructor(private readonly discussion: DiscussionService) {}

  @Endpoint(endpoints.listMessages)
  listMessages({ params, query }: InputOf<'listMessages'>, caller: Caller) {
    return this.discussion.list(caller, params.consultationId, query);
  }

  @Endpoint(endpoints.postMessage)
  postMessage({ params, body }: InputOf<'postMessage'>, caller: Caller) {
    return this.discussion.post(caller, params.consultationId, body);
  }

  @Endpoint(endpoints.markThreadRead)
  markThreadRead({ params, body }: InputOf<'markThreadRead'>, caller: Caller) {
    return this.discussion.markRead(caller, params.consultationId, body.position);
  }
}
