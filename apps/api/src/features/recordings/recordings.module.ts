import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/index.js';
import { NodesModule } from '../nodes/index.js';
import { RecordingFacts } from './recording.facts.js';
import { RecordingFinisher } from './recording.finisher.js';
import { RecordingReader } from './recording.reader.js';
import { RecordingSweep } from './recording.sweep.js';
import { RecordingsController } from './recordings.controller.js';
import { SegmentFetcher } from './segment.fetcher.js';

@Module({
  imports: [ConsultationsModule, NodesModule],
  controllers: [RecordingsController],
  providers: [RecordingFacts, RecordingFinisher, RecordingReader, RecordingSweep, SegmentFetcher],
  exports: [RecordingFacts],
})
export class RecordingsModule {}
