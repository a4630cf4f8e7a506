export { insertLine } from './plan.lines.js';
export * from './plan.entity.js';
export * from './plan-progress.entity.js';
export * from './plans.module.js';
