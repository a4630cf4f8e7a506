export * from './quality.reading.js';
export * from './quality.summary.js';
export * from './quality.thresholds.js';
export * from './link.history.js';
export * from './quality.alarm.js';
