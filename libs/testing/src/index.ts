export * from './fixed-clock.js';
export * from './template-database.js';
export * from './wait-for.js';
