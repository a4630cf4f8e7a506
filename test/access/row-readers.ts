import { consultationStates, type Role } from '@jiedui/domain';
import pg from 'pg';
import type { ApiHarness } from '../../apps/api/test/api-harness.js';
import { people, roleOf } from './cast.js';
import { sql } from './sql.js';
import { seers, type Stage } from './stage.js';

/** Somebody as row-level security knows them: by the posts in the table, not by a session. */
export interface RowReader {
  readonly name: string;
  /** What the transaction says of who acts. */
  readonly setting: string;
  readonly personId: string | null;
  readonly role: Role | null;
  readonly consultationIds: ReadonlySet<string>;
  readonly administeredIds: readonly string[];
}

export const isPlatformRole = ({ role }: RowReader) => role === 'platformAdministrator';

/** Everybody, a closed account that keeps its posts and sees by none of them, and what says that it is nobody or somebody who does not exist. */
export async function rowReaders({ api, cast, targets }: Stage): Promise<RowReader[]> {
  const posts = await sql<{ personId: string; hospitalId: string }>(
    api.orm,
    `select person_id as "personId", hospital_id as "hospitalId" from post where role = 'hospitalAdministrator'`,
  );
  const persons = people.map((name): RowReader => {
    const personId = cast.ids[name];
    const states = consultationStates.filter((state) => seers[state].includes(name));
    return {
      name,
      setting: personId,
      personId,
      role: roleOf(name),
      consultationIds: new Set(states.map((state) => targets[state].consultationId)),
      administeredIds: posts.filter((post) => post.personId === personId).map((post) => post.hospitalId),
    };
  });
  const nobody = ['', 'anonymous', 'SYSTEM', "x' or true", '00000000-0000-0000-0000-000000000000'];
  return [
    ...persons,
    ...nobody.map((setting) => ({
      name: `"${setting}"`,
      setting,
      personId: null,
      role: null,
      consultationIds: new Set<string>(),
      administeredIds: [],
    })),
  ];
}

/** The database as the application gets it, without the application. */
export class ApplicationConnection {
  private constructor(private readonly client: pg.Client) {}

  static async open({ config }: ApiHarness): Promise<ApplicationConnection> {
    const client = new pg.Client({ connectionString: config.DATABASE_URL });
    await client.connect();
    return new ApplicationConnection(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** Runs one statement on behalf of somebody; nothing of it stays. */
  async on<T extends object>(setting: string, statement: string): Promise<T[]> {
    await this.client.query('begin');
    try {
      await this.client.query(
        "select set_config('jiedui.actor', $1, true), set_config('jiedui.now', $2, true)",
        [setting, new Date().toISOString()],
      );
      return (await this.client.query(statement)).rows as T[];
    } finally {
      await this.client.query('rollback');
    }
  }

  /** @returns how many rows it touched, or the code that refused it */
  async attempt(setting: string, statement: string): Promise<string> {
    try {
      return `${(await this.on(setting, `${statement} returning 1`)).length} rows`;
    } catch (error) {
      return (error as { code?: string }).code ?? 'failed';
    }
  }
}
