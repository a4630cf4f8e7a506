import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { FactorsModule } from '../factors/index.js';
import { AccountLedger } from './account.ledger.js';
import { AccountMails } from './account.mails.js';
import { AccountTidying } from './account-tidying.js';
import { AccountService } from './account.service.js';
import { AccountsController } from './accounts.controller.js';
import { FactorService } from './factor.service.js';
import { FactorsController } from './factors.controller.js';
import { PasswordService } from './password.service.js';
import { SignInListService } from './sign-in-list.service.js';

@Module({
  imports: [AccessModule, FactorsModule],
  controllers: [AccountsController, FactorsController],
  providers: [
    AccountLedger,
    AccountMails,
    AccountService,
    AccountTidying,
    FactorService,
    PasswordService,
    SignInListService,
  ],
})
export class AccountsModule {}
