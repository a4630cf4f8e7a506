export { type VoiceNote, voiceNote, VoiceNotes } from './voice-notes.js';
export { canRecordVoice, type RecordedVoice, VoiceRecorder } from './voice-recorder.js';
