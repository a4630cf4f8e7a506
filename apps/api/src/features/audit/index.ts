export * from './audit.module.js';
export * from './audit.sealer.js';
export * from './audit.trail.js';
export * from './chain.queries.js';
export * from './chain.verification.js';
