export * from './import-run.entity.js';
export * from './imports.module.js';
