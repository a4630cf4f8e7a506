export * from './hospital.cells.js';
export * from './hospital.entity.js';
export * from './hospital.grades.js';
export * from './hospital.lock.js';
export * from './hospital.query.js';
export * from './hospital.record.js';
export * from './hospital.view.js';
export * from './hospitals.module.js';
