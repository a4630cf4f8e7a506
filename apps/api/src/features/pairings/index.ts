export * from './agreement.calendar.js';
export * from './agreement-document.entity.js';
export * from './agreement.entity.js';
export * from './agreement.proposals.js';
export * from './agreement-transition.entity.js';
export * from './pairing.entity.js';
export * from './pairing.queries.js';
export * from './pairings.module.js';
