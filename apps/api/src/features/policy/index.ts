export * from './access-policy.js';
export * from './policy.module.js';
