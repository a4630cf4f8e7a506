export * from './oversight.module.js';
