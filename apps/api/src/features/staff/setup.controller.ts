import { Controller, Inject } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../base/http/endpoint.decorator.js';
import { setSessionCookie } from '../access/index.js';
import { SetupService } from './setup.service.js';

@Controller()
export class SetupController {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly service: SetupService,
  ) {}

  @Endpoint(endpoints.getSetup)
  async getSetup() {
    return { isNeeded: await this.service.isNeeded() };
  }

  @Endpoint(endpoints.completeSetup)
  async completeSetup({ body }: InputOf<'completeSetup'>, _caller: Caller | undefined, { reply }: Exchange) {
    const { token, me } = await this.service.complete(body);
    setSessionCookie(reply, this.config, token);
    return me;
  }
}
