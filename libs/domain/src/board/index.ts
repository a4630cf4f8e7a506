export * from './board.fold.js';
export * from './pointing.js';
