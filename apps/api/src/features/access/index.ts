export * from './access.module.js';
export * from './audience.js';
export { hashPassword } from './passwords.js';
export * from './sign-in-session.entity.js';
export * from './sign-in.service.js';
