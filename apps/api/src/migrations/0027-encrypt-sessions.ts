import { Migration } from '@mikro-orm/migrations';

/**
 * Sessions whose media is sealed in browsers. The key that these share is sealed by the application before it comes here,
 * and lies here no longer than the session is open; that it was encrypted stays on record.
 */
export class EncryptSessions extends Migration {
  override up(): void {
    this.addSql(`
alter table live_session add column is_encrypted boolean not null default false;
alter table live_session alter column is_encrypted drop default;
alter table live_session add column media_key bytea;
alter table live_session add constraint live_session_media_key check (
  (media_key is not null) = (is_encrypted and state in ('booked', 'waiting', 'live'))
);
`);
  }
}
