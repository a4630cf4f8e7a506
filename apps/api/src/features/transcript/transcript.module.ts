import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/index.js';
import { JournalStream } from './journal.stream.js';
import { TranscriptController } from './transcript.controller.js';
import { TranscriptKeeper } from './transcript.keeper.js';
import { TranscriptService } from './transcript.service.js';
import { VoiceNoteService } from './voice-note.service.js';

@Module({
  imports: [ConsultationsModule],
  controllers: [TranscriptController],
  providers: [JournalStream, TranscriptKeeper, TranscriptService, VoiceNoteService],
  exports: [TranscriptKeeper],
})
export class TranscriptModule {}
