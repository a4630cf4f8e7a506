import { Module } from '@nestjs/common';
import { PasskeyChallenges } from './passkey.challenges.js';
import { PasskeyService } from './passkey.service.js';
import { SecondFactors } from './second-factors.js';
import { TotpService } from './totp.service.js';

@Module({
  providers: [PasskeyChallenges, PasskeyService, SecondFactors, TotpService],
  exports: [PasskeyService, SecondFactors, TotpService],
})
export class FactorsModule {}
