export * from './on-call.module.js';
