export * from './radar.module.js';
export * from './radar.watch.js';
