export * from './delivery.entity.js';
export * from './notice-escalation.entity.js';
export * from './notification.entity.js';
export * from './notification-setting.entity.js';
export * from './notifications.module.js';
export { sealedNoticeColumns } from './sealed-columns.js';
