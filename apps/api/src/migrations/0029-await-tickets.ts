import { Migration } from '@mikro-orm/migrations';

/** A ticket that was given out leads somebody in a moment later: until then it is as if they were in the room already. */
export class AwaitTickets extends Migration {
  override up(): void {
    this.addSql('alter table live_session add column tickets_until timestamptz;');
  }
}
