export * from './matching.module.js';
export * from './matching-run.entity.js';
