export * from './panels.module.js';
