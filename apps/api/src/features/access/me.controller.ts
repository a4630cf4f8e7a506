import { Controller, Inject } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../base/http/endpoint.decorator.js';
import { LocaleService } from './locale.service.js';
import { setSessionCookie } from './session-cookie.js';
import { SessionReader } from './session.reader.js';
import { StepUp } from './step-up.service.js';

@Controller()
export class MeController {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly locales: LocaleService,
    private readonly sessions: SessionReader,
    private readonly stepUps: StepUp,
  ) {}

  @Endpoint(endpoints.getMe)
  getMe(_input: InputOf<'getMe'>, caller: Caller) {
    return this.sessions.me(caller);
  }

  @Endpoint(endpoints.updateMe)
  async updateMe({ body: { locale } }: InputOf<'updateMe'>, caller: Caller) {
    await this.locales.change(caller, locale);
    return this.sessions.me(caller);
  }

  @Endpoint(endpoints.getStepUpPasskeyOptions)
  getStepUpPasskeyOptions(_input: InputOf<'getStepUpPasskeyOptions'>, caller: Caller) {
    return this.stepUps.passkeyOptions(caller);
  }

  @Endpoint(endpoints.stepUp)
  async stepUp({ body }: InputOf<'stepUp'>, caller: Caller, { reply }: Exchange) {
    const { token, steppedUpUntil } = await this.stepUps.prove(caller, body);
    setSessionCookie(reply, this.config, token);
    return { steppedUpUntil: steppedUpUntil.toISOString() };
  }
}
