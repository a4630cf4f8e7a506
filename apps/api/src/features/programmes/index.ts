export * from './programmes.module.js';
