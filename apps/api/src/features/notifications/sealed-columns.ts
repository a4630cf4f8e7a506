import type { SealedColumn } from '../../base/vault/resealing.js';

/** For the rotation of keys: where gateways and push services find people, and the key they know us by. */
export const sealedNoticeColumns: readonly SealedColumn[] = [
  { table: 'notification_setting', key: 'person_id', column: 'phone' },
  { table: 'notification_setting', key: 'person_id', column: 'chat_address' },
  { table: 'push_subscription', key: 'id', column: 'subscription' },
  { table: 'push_identity', key: 'id', column: 'private_key' },
];
