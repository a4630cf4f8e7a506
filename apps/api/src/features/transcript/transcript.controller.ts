import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { TranscriptService } from './transcript.service.js';
import { VoiceNoteService } from './voice-note.service.js';

@Controller()
export class TranscriptController {
  constructor(
    private readonly transcript: TranscriptService,
    private readonly voiceNotes: VoiceNoteService,
  ) {}

  @Endpoint(endpoints.getTranscript)
  getTranscript({ params, query }: InputOf<'getTranscript'>, caller: Caller) {
    return this.transcript.list(caller, params.consultationId, query);
  }

  @Endpoint(endpoints.getVoiceNote)
  getVoiceNote({ params }: InputOf<'getVoiceNote'>, caller: Caller) {
    return this.voiceNotes.play(caller, params.consultationId, params.entryId);
  }
}
