import type { EndpointId } from '@jiedui/contracts';
import { consultationStates } from '@jiedui/domain';
import { AccessPolicy } from '../../apps/api/src/features/policy/index.js';
import { people } from './cast.js';
import { expectations } from './expected/index.js';
import { expectationOf, send } from './route-cases.js';
import { ApplicationConnection, type RowReader, rowReaders } from './row-readers.js';
import { guardedTables, type Row } from './row-visibility.js';
import { chunked, sql } from './sql.js';
import { seers, type Stage } from './stage.js';
import { Tally } from './tally.js';

/** Tables that belong to a consultation by their columns or, however far, by their foreign keys. */
const patientTables = `
with recursive linked(oid) as (
  select 'consultation'::regclass::oid
  union
  select k.conrelid from pg_constraint k join linked l on k.confrelid = l.oid where k.contype = 'f'
)
select c.relname as name, c.relrowsecurity as "isGuarded" from pg_class c
where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and (
  c.relrowsecurity or c.oid in (select oid from linked)
  or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname ~ '^(consultation|patient)')
) order by 1`;

const insufficientPrivilege = '42501';
const sorted = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).toSorted();

/** What the second lock holds when the first one is open. */
export class RowSecurityCases {
  private readonly tally = new Tally();

  private constructor(
    private readonly stage: Stage,
    private readonly database: ApplicationConnection,
  ) {}

  /** To be run while there is one consultation in each state, and no copies. */
  static async run(stage: Stage): Promise<Tally> {
    const database = await ApplicationConnection.open(stage.api);
    const cases = new RowSecurityCases(stage, database);
    try {
      const readers = await rowReaders(stage);
      await cases.checkTables();
      await cases.checkRows(readers);
      for (const reader of readers) await cases.checkWrites(reader);
      await cases.checkOversight(readers);
      await cases.checkRole();
      await cases.checkWithoutPolicy();
      return cases.tally;
    } finally {
      await database.close();
    }
  }

  /** A new table of patient or consultation data that nobody guards fails by its name. */
  private async checkTables(): Promise<void> {
    const tables = await sql<{ name: string; isGuarded: boolean }>(this.stage.api.orm, patientTables);
    for (const { name, isGuarded } of tables) {
      this.tally.check(
        `table ${name} is guarded and declared`,
        [isGuarded, name in guardedTables],
        [true, true],
      );
    }
  }

  private async checkRows(readers: readonly RowReader[]): Promise<void> {
    for (const [table, { select, sees }] of Object.entries(guardedTables)) {
      // Jobs may write meanwhile: what was there before and after both is what is compared.
      const rows = await sql<Row>(this.stage.api.orm, select);
      const known = new Set(sorted(rows));
      for (const reader of readers) {
        const seen = await this.database.on<Row>(reader.setting, select);
        const expected = sorted(rows.filter((row) => sees(reader, row)));
        const told = sorted(seen.filter(({ id }) => known.has(id)));
        const [beyond, short] = [
          told.filter((id) => !expected.includes(id)),
          expected.filter((id) => !told.includes(id)),
        ];
        this.tally.check(
          `${reader.name} selects from ${table}`,
          { beyond, short },
          { beyond: [], short: [] },
        );
      }
    }
  }

  /** Nobody writes into what they do not see, nor lets themselves in. */
  private async checkWrites({ name, setting, personId, consultationIds }: RowReader): Promise<void> {
    const { submitted } = this.stage.targets;
    if (consultationIds.has(submitted.consultationId)) return;
    const id = `'${submitted.consultationId}'`;
    const self = personId === null ? 'null' : `'${personId}'`;
    const untouched = {
      [`update consultation set question = '' where id = ${id}`]: '0 rows',
      [`update consultation set expert_id = ${self} where id = ${id}`]: '0 rows',
      [`delete from attachment where consultation_id = ${id}`]: '0 rows',
      [`update patient_identity set name = null where consultation_id = ${id}`]: '0 rows',
      [`insert into consultation_member (id, consultation_id, person_id, added_by_id, added_at)
        values (gen_random_uuid(), ${id}, ${self}, ${self}, now())`]: insufficientPrivilege,
      [`insert into notification (id, person_id, consultation_id, consultation_number, kind, event_id, created_at)
        values (gen_random_uuid(), ${self}, ${id}, 'x', 'member.added', gen_random_uuid(), now())`]:
        insufficientPrivilege,
      [`insert into attachment (id, consultation_id, name, media_type, size_bytes, sha256, uploaded_by_id, uploaded_at)
        values (gen_random_uuid(), ${id}, 'x', 'x', 1, 'x', ${self}, now())`]: insufficientPrivilege,
      [`insert into transition (id, consultation_id, noun, action, to_state, at)
        values (gen_random_uuid(), ${id}, 'consultation', 'x', 'x', now())`]: insufficientPrivilege,
      [`update audit_event set why = null`]: insufficientPrivilege,
      [`delete from audit_event`]: insufficientPrivilege,
      [`delete from audit_link`]: insufficientPrivilege,
    };
    for (const [statement, expected] of Object.entries(untouched)) {
      this.tally.check(`${name}: ${statement}`, await this.database.attempt(setting, statement), expected);
    }
  }

  private async checkOversight(readers: readonly RowReader[]): Promise<void> {
    const asked = consultationStates
      .filter((state) => state !== 'draft')
      .map((state) => this.stage.targets[state].number);
    for (const { name, setting } of readers) {
      const seen = await this.database.on<{ id: string }>(
        setting,
        'select number as id from consultation_oversight',
      );
      this.tally.check(`${name} oversees`, sorted(seen), name === 'supervisorAbove' ? asked.toSorted() : []);
    }
  }

  /** The role of the application cannot become another, nor take the lock away. */
  private async checkRole(): Promise<void> {
    const [owner] = await sql<{ name: string }>(
      this.stage.api.orm,
      "select tableowner as name from pg_tables where tablename = 'consultation'",
    );
    const stranger = this.stage.cast.ids.foreignDoctor;
    for (const statement of [
      `set role ${owner?.name}`,
      'alter table consultation disable row level security',
      'alter table consultation no force row level security',
      'drop policy consultation_seen on consultation',
      'create policy mine on consultation using (true)',
      'set row_security = off; select id from consultation',
      'create or replace view consultation_oversight as select 1',
      'alter function acts_as_system() rename to acts',
      'create table public.copied (id uuid)',
      "copy consultation to program 'cat'",
    ]) {
      const end = await this.database.on(stranger, statement).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
      this.tally.check(`the application's role: ${statement}`, end, insufficientPrivilege);
    }
  }

  /** The whole api with a policy that says yes to everything: whoever has no relation still finds nothing. */
  private async checkWithoutPolicy(): Promise<void> {
    const policy: Partial<AccessPolicy> = this.stage.api.app.get(AccessPolicy, { strict: false });
    Object.assign(policy, { verdict: () => ({ allowed: true, why: 'requester' }) });
    try {
      for (const id of Object.keys(expectations) as EndpointId[]) await this.tryWithoutPolicy(id);
    } finally {
      delete policy.verdict;
    }
  }

  private async tryWithoutPolicy(id: EndpointId): Promise<void> {
    const expectation = expectationOf(id);
    if (expectation.on === undefined) return;
    // All of it shows in one route; the others are tried at their first state.
    for (const state of id === 'getConsultation' ? expectation.on : expectation.on.slice(0, 1)) {
      const target = this.stage.targets[state];
      const strangers = people.filter((name) => name !== 'disabled' && !seers[state].includes(name));
      await chunked(strangers, 6, async (name) => {
        const request = await expectation.aim(target, this.stage);
        const answer = await send(this.stage.cast.client(name), id, request);
        this.tally.check(`${name} ${id} in ${state}, without a policy`, answer.code, 'NOT_FOUND');
      });
    }
  }
}
