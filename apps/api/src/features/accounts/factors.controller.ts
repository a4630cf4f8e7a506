import { Controller, Inject } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../base/http/endpoint.decorator.js';
import { AttemptGate, setSessionCookie } from '../access/index.js';
import { AccountService, passkeyView } from './account.service.js';
import { FactorService } from './factor.service.js';

@Controller()
export class FactorsController {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly gate: AttemptGate,
    private readonly accounts: AccountService,
    private readonly factors: FactorService,
  ) {}

  @Endpoint(endpoints.beginTotp)
  beginTotp(_input: InputOf<'beginTotp'>, caller: Caller) {
    return this.factors.beginTotp(caller);
  }

  @Endpoint(endpoints.confirmTotp)
  async confirmTotp({ body }: InputOf<'confirmTotp'>, caller: Caller, { reply }: Exchange) {
    const { personId } = caller;
    const { token, recoveryCodes } = await this.gate.pass(
      { kind: 'secondFactor', key: personId, personId },
      () => this.factors.confirmTotp(caller, body.code),
    );
    this.goOnWith(reply, token);
    return { recoveryCodes };
  }

  @Endpoint(endpoints.removeTotp)
  async removeTotp(_input: InputOf<'removeTotp'>, caller: Caller) {
    await this.factors.removeTotp(caller);
    return this.accounts.get(caller);
  }

  @Endpoint(endpoints.renewRecoveryCodes)
  async renewRecoveryCodes(_input: InputOf<'renewRecoveryCodes'>, caller: Caller) {
    return { codes: await this.factors.renewRecoveryCodes(caller) };
  }

  @Endpoint(endpoints.getPasskeyRegistrationOptions)
  getPasskeyRegistrationOptions(_input: InputOf<'getPasskeyRegistrationOptions'>, caller: Caller) {
    return this.factors.passkeyOptions(caller);
  }

  @Endpoint(endpoints.registerPasskey)
  async registerPasskey({ body }: InputOf<'registerPasskey'>, caller: Caller, { reply }: Exchange) {
    const { token, passkey, recoveryCodes } = await this.factors.registerPasskey(caller, body);
    this.goOnWith(reply, token);
    return { passkey: passkeyView(passkey), recoveryCodes };
  }

  @Endpoint(endpoints.renamePasskey)
  async renamePasskey({ params, body }: InputOf<'renamePasskey'>, caller: Caller) {
    return passkeyView(await this.factors.renamePasskey(caller, params.passkeyId, body.name));
  }

  @Endpoint(endpoints.removePasskey)
  async removePasskey({ params }: InputOf<'removePasskey'>, caller: Caller) {
    await this.factors.removePasskey(caller, params.passkeyId);
    return this.accounts.get(caller);
  }

  private goOnWith(reply: Exchange['reply'], token: string | undefined): void {
    if (token) setSessionCookie(reply, this.config, token);
  }
}
