export * from './latest.queries.js';
export * from './needs.module.js';
export * from './questionnaire.record.js';
export * from './questionnaire.store.js';
