export * from './recording.js';
export * from './coverage.js';
