import { z } from 'zod';
import { recordingId } from '../control/recording.js';
import { consultationId } from '../shapes/ids.js';
import { Recording } from '../shapes/recording.js';
import { endpoint } from './endpoint.js';

const tag = 'recordings';
const access = 'signedIn';
const params = z.object({ consultationId });

export const recordingEndpoints = {
  listRecordings: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/recordings',
    tag,
    summary: 'What was recorded of the sessions, with who agreed and what happened meanwhile; latest first',
    access,
    params,
    response: z.array(Recording),
    errors: [],
  }),
  playRecording: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/recordings/{recordingId}/media',
    tag,
    summary: 'The recording itself, everybody or one person; takes Range, each playing is on record',
    access,
    params: params.extend({ recordingId }),
    query: z.object({ trackId: z.uuid().optional().meta({ description: 'Everybody where left out' }) }),
    givesFile: ['video/webm'],
    errors: ['RECORDING_NOT_READY'],
  }),
};
