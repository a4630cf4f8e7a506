import { Controller, Inject } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../base/http/endpoint.decorator.js';
import { setSessionCookie } from '../access/index.js';
import { AccountService } from './account.service.js';
import { PasswordService } from './password.service.js';
import { SignInListService } from './sign-in-list.service.js';

@Controller()
export class AccountsController {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly accounts: AccountService,
    private readonly passwords: PasswordService,
    private readonly signIns: SignInListService,
  ) {}

  @Endpoint(endpoints.getAccount)
  getAccount(_input: InputOf<'getAccount'>, caller: Caller) {
    return this.accounts.get(caller);
  }

  @Endpoint(endpoints.updateAccount)
  async updateAccount({ body }: InputOf<'updateAccount'>, caller: Caller) {
    await this.accounts.changeLanguages(caller, body.languages);
    return this.accounts.get(caller);
  }

  @Endpoint(endpoints.changePassword)
  async changePassword({ body }: InputOf<'changePassword'>, caller: Caller, { reply }: Exchange) {
    setSessionCookie(reply, this.config, await this.passwords.change(caller, body));
    return this.accounts.get(caller);
  }

  @Endpoint(endpoints.askPasswordReset)
  askPasswordReset({ body }: InputOf<'askPasswordReset'>): Promise<void> {
    return this.passwords.askReset(body.email);
  }

  @Endpoint(endpoints.resetPassword)
  resetPassword({ body }: InputOf<'resetPassword'>): Promise<void> {
    return this.passwords.reset(body.token, body.password);
  }

  @Endpoint(endpoints.listSignIns)
  listSignIns(_input: InputOf<'listSignIns'>, caller: Caller) {
    return this.signIns.list(caller);
  }

  @Endpoint(endpoints.endSignIn)
  endSignIn({ params }: InputOf<'endSignIn'>, caller: Caller): Promise<void> {
    return this.signIns.end(caller, params.signInId);
  }

  @Endpoint(endpoints.endOtherSignIns)
  async endOtherSignIns(_input: InputOf<'endOtherSignIns'>, caller: Caller) {
    await this.signIns.endOthers(caller);
    return this.signIns.list(caller);
  }
}
