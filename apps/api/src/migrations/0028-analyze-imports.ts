import { Migration } from '@mikro-orm/migrations';

/**
 * What was just staged is unknown to the planner until PostgreSQL looks by itself, a minute or more later: it takes tens of
 * thousands of rows for one, and compares each with each. Only the table's owner may make it look.
 */
export class AnalyzeImports extends Migration {
  override up(): void {
    this.addSql(`
create function analyze_import_rows() returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  analyze import_row;
end
$$;
`);
  }
}
