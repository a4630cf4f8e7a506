export * from './hospital.entity.js';
export * from './hospital.view.js';
