export * from './pairing.entity.js';
export * from './pairing.queries.js';
export * from './pairings.module.js';
