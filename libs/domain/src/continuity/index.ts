export * from './carried-level.js';
export * from './ladder.controller.js';
export * from './ladder.js';
export { losesByLot } from './link-view.js';
export * from './picture-flow.js';
export * from './speech-rate.js';
export * from './start-level.js';
export * from './still.js';
