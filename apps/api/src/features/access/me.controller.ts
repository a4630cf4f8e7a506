import { Controller, Inject } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../base/http/endpoint.decorator.js';
import { Person } from '../people/index.js';
import { setSessionCookie } from './session-cookie.js';
import { SessionReader } from './session.reader.js';
import { StepUp } from './step-up.service.js';

@Controller()
export class MeController {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly database: Database,
    private readonly sessions: SessionReader,
    private readonly stepUps: StepUp,
  ) {}

  @Endpoint(endpoints.getMe)
  getMe(_input: InputOf<'getMe'>, caller: Caller) {
    return this.sessions.me(caller);
  }

  @Endpoint(endpoints.updateMe)
  async updateMe({ body: { locale } }: InputOf<'updateMe'>, caller: Caller) {
    await this.database.transaction((em) => em.nativeUpdate(Person, { id: caller.personId }, { locale }));
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
