export * from './report.entity.js';
export * from './reports.module.js';
