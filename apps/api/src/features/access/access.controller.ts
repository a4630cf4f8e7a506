import { Controller, Inject } from '@nestjs/common';
import { type InputOf, endpoints } from '@jiedui/contracts';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../base/http/endpoint.decorator.js';
import { clearSessionCookie, setSessionCookie } from './session-cookie.js';
import { SignInService } from './sign-in.service.js';

@Controller()
export class AccessController {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly service: SignInService,
  ) {}

  @Endpoint(endpoints.signIn)
  async signIn({ body }: InputOf<'signIn'>, caller: Caller | undefined, { reply }: Exchange) {
    const { token, me } = await this.service.signIn(body.email, body.password);
    // A sign-in always gets a token of its own; what the browser held before ends here.
    if (caller) await this.service.signOut(caller);
    setSessionCookie(reply, this.config, token);
    return me;
  }

  @Endpoint(endpoints.signOut)
  async signOut(_input: InputOf<'signOut'>, caller: Caller, { reply }: Exchange): Promise<void> {
    await this.service.signOut(caller);
    clearSessionCookie(reply, this.config);
  }

  @Endpoint(endpoints.getMe)
  getMe(_input: InputOf<'getMe'>, caller: Caller) {
    return this.service.me(caller);
  }

  @Endpoint(endpoints.updateMe)
  updateMe({ body }: InputOf<'updateMe'>, caller: Caller) {
    return this.service.changeLocale(caller, body.locale);
  }
}
