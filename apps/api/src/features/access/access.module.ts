import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessController } from './access.controller.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { HintGateway } from './hint.gateway.js';
import { SessionGuard } from './session.guard.js';
import { SignInService } from './sign-in.service.js';

@Module({
  controllers: [AccessController],
  providers: [
    AttemptLimiter,
    HintGateway,
    SignInService,
    SessionGuard,
    { provide: APP_GUARD, useExisting: SessionGuard },
  ],
  exports: [SignInService],
})
export class AccessModule {}
