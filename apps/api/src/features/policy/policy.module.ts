import { Global, Module } from '@nestjs/common';
import { AccessPolicy } from './access-policy.js';

/** Every feature asks it; it knows the rules and no feature. */
@Global()
@Module({ providers: [AccessPolicy], exports: [AccessPolicy] })
export class PolicyModule {}
