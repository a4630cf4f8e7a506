export * from './journal.follower.js';
export * from './journal.merge.js';
export * from './outbox.rule.js';
export * from './voice-note.rule.js';
