export * from './journal.merge.js';
