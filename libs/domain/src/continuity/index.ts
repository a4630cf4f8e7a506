export * from './ladder.controller.js';
export * from './ladder.js';
export * from './picture-flow.js';
export * from './still.js';
