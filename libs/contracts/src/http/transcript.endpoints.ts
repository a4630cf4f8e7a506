import { z } from 'zod';
import { consultationId } from '../shapes/ids.js';
import { Transcript, VoiceSound } from '../shapes/transcript.js';
import { endpoint } from './endpoint.js';

export const transcriptEndpoints = {
  getTranscript: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/transcript',
    tag: 'sessions',
    summary: 'What was said in the live sessions of a consultation besides sound and picture',
    access: 'signedIn',
    params: z.object({ consultationId }),
    query: z.object({
      after: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    response: Transcript,
    errors: [],
  }),
  getVoiceNote: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/transcript/{entryId}/voice',
    tag: 'sessions',
    summary: 'The sound of a voice note that was left in a live session',
    access: 'signedIn',
    params: z.object({ consultationId, entryId: z.uuid() }),
    response: VoiceSound,
    errors: ['VOICE_NOTE_INCOMPLETE'],
  }),
};
