export * from './invitation.entity.js';
export * from './staff.module.js';
