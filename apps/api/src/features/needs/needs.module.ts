import { Module } from '@nestjs/common';
import { GapReader } from './gap.reader.js';
import { NeedsController } from './needs.controller.js';
import { QuestionnaireFiles } from './questionnaire.files.js';
import { QuestionnaireImport } from './questionnaire.import.js';
import { QuestionnaireReader } from './questionnaire.reader.js';
import { QuestionnaireService } from './questionnaire.service.js';

@Module({
  controllers: [NeedsController],
  providers: [GapReader, QuestionnaireFiles, QuestionnaireImport, QuestionnaireReader, QuestionnaireService],
})
export class NeedsModule {}
