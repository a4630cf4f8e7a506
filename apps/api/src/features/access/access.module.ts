import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FactorsModule } from '../factors/index.js';
import { AccessController } from './access.controller.js';
import { AccountNotices } from './account-notices.js';
import { AttemptGate } from './attempt-gate.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { HintGateway } from './hint.gateway.js';
import { LocaleService } from './locale.service.js';
import { MeController } from './me.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionLedger } from './session.ledger.js';
import { SessionOpener } from './session.opener.js';
import { SessionReader } from './session.reader.js';
import { SignInService } from './sign-in.service.js';
import { SignOutService } from './sign-out.service.js';
import { StepUp } from './step-up.service.js';

@Module({
  imports: [FactorsModule],
  controllers: [AccessController, MeController],
  providers: [
    AccountNotices,
    AttemptGate,
    AttemptLimiter,
    HintGateway,
    LocaleService,
    SessionGuard,
    SessionLedger,
    SessionOpener,
    SessionReader,
    SignInService,
    SignOutService,
    StepUp,
    { provide: APP_GUARD, useExisting: SessionGuard },
  ],
  exports: [
    AccountNotices,
    AttemptGate,
    AttemptLimiter,
    SessionGuard,
    SessionLedger,
    SessionOpener,
    SessionReader,
    StepUp,
  ],
})
export class AccessModule {}
