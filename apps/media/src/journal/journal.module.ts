import { Module } from '@nestjs/common';
import { JournalRegistry } from './journal.registry.js';

@Module({ providers: [JournalRegistry], exports: [JournalRegistry] })
export class JournalModule {}
