export const recordingErrors = {
  RECORDING_UNAVAILABLE: {
    title: 'This session cannot be recorded',
    remedy:
      'The media node has no recorder (FFmpeg) or hardly any disk space. Go on without; tell your administrator.',
  },
  RECORDING_ENCRYPTED: {
    title: 'An encrypted session cannot be recorded',
    remedy: 'To record it, book the session without encryption.',
  },
  RECORDING_ALREADY_RUNS: {
    title: 'The session is being recorded, or everybody is being asked, already',
    remedy: 'Look at the red sign above the pictures.',
  },
  RECORDING_NOT_READY: {
    title: 'The recording is still being prepared',
    remedy: 'Come back in a few minutes; it appears by itself.',
  },
};
