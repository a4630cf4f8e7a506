export { sealedTranscriptColumns, SessionEntry } from './session-entry.entity.js';
export { TranscriptKeeper } from './transcript.keeper.js';
export { TranscriptModule } from './transcript.module.js';
