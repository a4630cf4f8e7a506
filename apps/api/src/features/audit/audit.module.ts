import { Global, Module } from '@nestjs/common';
import { AuditSealer } from './audit.sealer.js';
import { AuditTrail } from './audit.trail.js';
import { ChainWitness } from './chain.witness.js';

/** Every feature writes to the trail. Who may read it is the matter of the feature `inspection`. */
@Global()
@Module({ providers: [AuditSealer, AuditTrail, ChainWitness], exports: [AuditSealer, AuditTrail] })
export class AuditModule {}
