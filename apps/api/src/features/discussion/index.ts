export * from './discussion.module.js';
export * from './message.entity.js';
