export * from './outcomes.module.js';
export * from './period.js';
export * from './region-counts.query.js';
export * from './region-outcomes.reader.js';
export * from './region-sums.query.js';
export * from './region-sums.view.js';
