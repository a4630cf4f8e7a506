import { Module } from '@nestjs/common';
import { RecordingSpool } from './recording.spool.js';

@Module({ providers: [RecordingSpool], exports: [RecordingSpool] })
export class SpoolModule {}
