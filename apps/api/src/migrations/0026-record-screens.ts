import { Migration } from '@mikro-orm/migrations';

/** A screen that somebody shows is recorded beside themselves. */
export class RecordScreens extends Migration {
  override up(): void {
    this.addSql(`
alter table recording_segment drop constraint recording_segment_source_check;
alter table recording_segment add constraint recording_segment_source_check
  check (source in ('microphone', 'camera', 'screen'));
alter table recording_track add column is_screen boolean not null default false;
alter table recording_track alter column is_screen drop default;
alter table recording_track drop constraint recording_track_recording_id_person_id_key;
alter table recording_track add unique (recording_id, person_id, is_screen);
`);
  }
}
