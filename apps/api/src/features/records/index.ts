export * from './records.module.js';
