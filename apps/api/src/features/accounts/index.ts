export * from './accounts.module.js';
export * from './password-reset.entity.js';
