import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { TranscriptService } from './transcript.service.js';

@Controller()
export class TranscriptController {
  constructor(private readonly transcript: TranscriptService) {}

  @Endpoint(endpoints.getTranscript)
  getTranscript({ params, query }: InputOf<'getTranscript'>, caller: Caller) {
    return this.transcript.list(caller, params.consultationId, query);
  }
}
