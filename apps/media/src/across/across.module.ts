import { Module } from '@nestjs/common';
import { ExchangeRegistry } from './exchange.registry.js';
import { NodeRun } from './node-run.js';

@Module({ providers: [ExchangeRegistry, NodeRun], exports: [ExchangeRegistry, NodeRun] })
export class AcrossModule {}
