export * from './chromium.js';
export * from './free-ports.js';
export * from './room-ticket.js';
export * from './rtp.js';
export * from './signalling-client.js';
export * from './quality-sample.js';
