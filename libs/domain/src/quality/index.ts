export * from './quality.reading.js';
export * from './quality.summary.js';
export * from './quality.thresholds.js';
