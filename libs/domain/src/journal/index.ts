export * from './journal.follower.js';
export * from './journal.merge.js';
export * from './outbox.rule.js';
