import { Controller, Inject } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../base/http/endpoint.decorator.js';
import {
  clearPendingCookie,
  clearSessionCookie,
  pendingTokenOf,
  setPendingCookie,
  setSessionCookie,
} from './session-cookie.js';
import { SignInService } from './sign-in.service.js';
import { SignOutService } from './sign-out.service.js';
import type { SignedIn } from './sign-in.service.js';

@Controller()
export class AccessController {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly service: SignInService,
    private readonly signOuts: SignOutService,
  ) {}

  @Endpoint(endpoints.signIn)
  async signIn({ body }: InputOf<'signIn'>, caller: Caller | undefined, { reply }: Exchange) {
    const answer = await this.service.signIn(body.email, body.password);
    if ('me' in answer) return { status: 'signedIn' as const, me: await this.begin(reply, caller, answer) };
    const { pendingToken, expiresAt, methods } = answer;
    setPendingCookie(reply, this.config, pendingToken, expiresAt);
    return {
      status: 'secondFactorNeeded' as const,
      methods: [...methods],
      expiresAt: expiresAt.toISOString(),
    };
  }

  @Endpoint(endpoints.getSignInPasskeyOptions)
  getSignInPasskeyOptions(
    _input: InputOf<'getSignInPasskeyOptions'>,
    _caller: Caller | undefined,
    { request }: Exchange,
  ) {
    return this.service.pendingPasskeyOptions(pendingTokenOf(request));
  }

  @Endpoint(endpoints.proveSecondFactor)
  async proveSecondFactor(
    { body }: InputOf<'proveSecondFactor'>,
    caller: Caller | undefined,
    { request, reply }: Exchange,
  ) {
    return this.begin(reply, caller, await this.service.proveSecondFactor(pendingTokenOf(request), body));
  }

  @Endpoint(endpoints.getPasskeyOptions)
  getPasskeyOptions(_input: InputOf<'getPasskeyOptions'>) {
    return this.service.passkeyOptions();
  }

  @Endpoint(endpoints.signInWithPasskey)
  async signInWithPasskey(
    { body }: InputOf<'signInWithPasskey'>,
    caller: Caller | undefined,
    { reply }: Exchange,
  ) {
    return this.begin(reply, caller, await this.service.signInWithPasskey(body));
  }

  @Endpoint(endpoints.signOut)
  async signOut(_input: InputOf<'signOut'>, caller: Caller, { reply }: Exchange): Promise<void> {
    await this.signOuts.signOut(caller);
    clearSessionCookie(reply, this.config);
  }

  /** A sign-in always gets a token of its own; what the browser held before ends here. */
  private async begin(reply: Exchange['reply'], caller: Caller | undefined, { token, me }: SignedIn) {
    if (caller) await this.signOuts.signOut(caller);
    clearPendingCookie(reply, this.config);
    setSessionCookie(reply, this.config, token);
    return me;
  }
}
