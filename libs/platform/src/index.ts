export * from './config.js';
export * from './error-code.js';
export * from './health.js';
export * from './logger.js';
export * from './metrics.js';
export * from './process.js';
export * from './redis.js';
export * from './request-context.js';
