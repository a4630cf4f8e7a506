export * as cell from './cell.parsers.js';
export * from './import-run.entity.js';
export * from './import.format.js';
export * from './imports.module.js';
