import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';

interface Standing {
  readonly is_superuser: boolean;
  readonly owns_tables: boolean;
  readonly is_member: boolean;
}

/** Row-level security does not count for owners and superusers: refuses to boot as one of them. */
@Injectable()
export class RoleCheck implements OnApplicationBootstrap {
  constructor(private readonly orm: MikroORM) {}

  async onApplicationBootstrap(): Promise<void> {
    const [standing] = await this.orm.em.fork().execute<[Standing]>(`
      select rolsuper or rolbypassrls as is_superuser,
        exists (select from pg_tables where schemaname = 'public' and pg_has_role(tableowner, 'member')) as owns_tables,
        pg_has_role('jiedui_application', 'member') as is_member
      from pg_roles where rolname = current_user`);
    if (standing.is_superuser || standing.owns_tables || !standing.is_member) {
      throw new Error(
        'DATABASE_URL must name a login that is a member of jiedui_application, owns no tables and is no superuser: ' +
          'row-level security would not guard patient data. See docs/operations.md, "Database roles".',
      );
    }
  }
}
