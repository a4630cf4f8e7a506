import { Module } from '@nestjs/common';
import { ProgrammeReader } from './programme.reader.js';
import { ProgrammeService } from './programme.service.js';
import { ProgrammesController } from './programmes.controller.js';
import { TargetService } from './target.service.js';

@Module({
  controllers: [ProgrammesController],
  providers: [ProgrammeReader, ProgrammeService, TargetService],
})
export class ProgrammesModule {}
