export * from './ladder.controller.js';
export * from './ladder.js';
