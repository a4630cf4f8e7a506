export * from './inspection.module.js';
