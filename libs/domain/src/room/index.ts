export * from './room-rights.js';
export * from './room-state.js';
export * from './room.rules.js';
