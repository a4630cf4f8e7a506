export * from './access/actor.js';
export * from './consultation/consultation.access.js';
export * from './consultation/consultation.js';
export * from './consultation/consultation.machine.js';
export * from './lifecycle/lifecycle.js';
export * from './notification/notification.rules.js';
export * from './placement/placement.js';
export * from './session/session.machine.js';
