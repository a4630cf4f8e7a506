export * from './eligible-experts.query.js';
export * from './roster.query.js';
export * from './routing.desk.js';
export * from './routing.module.js';
