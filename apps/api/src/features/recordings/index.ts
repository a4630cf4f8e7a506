export * from './recording.entity.js';
export { isOfRecording, RecordingFacts } from './recording.facts.js';
export * from './recordings.module.js';
