import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { RecordingReader } from './recording.reader.js';

@Controller()
export class RecordingsController {
  constructor(private readonly recordings: RecordingReader) {}

  @Endpoint(endpoints.listRecordings)
  listRecordings({ params }: InputOf<'listRecordings'>, caller: Caller) {
    return this.recordings.list(caller, params.consultationId);
  }

  @Endpoint(endpoints.playRecording)
  playRecording({ params, query }: InputOf<'playRecording'>, caller: Caller) {
    return this.recordings.play(caller, params.consultationId, params.recordingId, query.trackId);
  }
}
