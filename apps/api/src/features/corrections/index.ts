export * from './correction.entity.js';
export * from './corrections.module.js';
