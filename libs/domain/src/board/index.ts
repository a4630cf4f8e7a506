export * from './board.fold.js';
