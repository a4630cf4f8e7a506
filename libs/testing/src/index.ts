export * from './relay/breakable-link.js';
export * from './fixed-clock.js';
export * from './media/index.js';
export * from './software-authenticator.js';
export * from './template-database.js';
export * from './relay/relay.js';
export * from './wait-for.js';
