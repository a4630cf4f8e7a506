import type { SignallingPush } from '@jiedui/contracts';
import type { RecordingState } from '@jiedui/domain';
import type { Peer } from '../rooms/peer.js';

/** The assigned expert and the doctor who asks. */
export const mayLeadRecording = ({ claims: { rights } }: Peer): boolean => rights.includes('moderate');

/** How the recording stands, as one person is told it. */
export const recordingPushFor = (
  { phase, recordingId, askedBy, startedAt, answers }: RecordingState,
  peer: Peer,
): SignallingPush<'recording.state'> => ({
  phase,
  recordingId: recordingId ?? null,
  askedBy: askedBy ?? null,
  startedAt: startedAt ?? null,
  own: answers.get(peer.claims.personId) ?? null,
  answers: [...answers].map(([personId, answer]) => ({ personId, answer })),
  mayLead: mayLeadRecording(peer),
});
