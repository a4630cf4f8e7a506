import { Inject, Injectable } from '@nestjs/common';
import {
  type Availability,
  type AvailabilityException,
  CatalogueError,
  type InputOf,
} from '@jiedui/contracts';
import type { Clock, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { Person, postsHeldBy } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { availabilityView } from './availability.query.js';
import { plainArray } from './sql-values.js';

interface Tended {
  readonly person: Person;
  readonly hospitalIds: readonly HospitalId[];
  readonly why: string;
}

/** Keeps when experts may be booked: they themselves, or the coordinators of their hospital. */
@Injectable()
export class AvailabilityService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  get(caller: Caller, id: PersonId): Promise<Availability> {
    return this.database.read(async (em) => {
      const { person, hospitalIds } = await this.tend(em, caller, id);
      return availabilityView(em, person, hospitalIds, this.clock.now());
    });
  }

  save(caller: Caller, id: PersonId, body: InputOf<'saveAvailability'>['body']): Promise<Availability> {
    return this.database.transaction(async (em) => {
      const tended = await this.tend(em, caller, id);
      const foreign = body.weeks.some(({ hospitalId }) => !tended.hospitalIds.includes(hospitalId));
      if (foreign) throw new CatalogueError('ACTION_NOT_ALLOWED');
      await this.keepSetting(em, id, body);
      await em.execute('delete from availability_rule where person_id = ?', [id]);
      const rules = body.weeks.flatMap(({ hospitalId, rules }) =>
        rules.map((rule) => ({ ...rule, hospitalId })),
      );
      await em.execute(
        `insert into availability_rule (id, person_id, hospital_id, weekday, from_minute, until_minute, kind)
         select gen_random_uuid(), ?, r.* from unnest(?::uuid[], ?::smallint[], ?::smallint[], ?::smallint[], ?::text[]) as r`,
        [
          id,
          plainArray(rules.map(({ hospitalId }) => hospitalId)),
          plainArray(rules.map(({ weekday }) => weekday)),
          plainArray(rules.map(({ fromMinute }) => fromMinute)),
          plainArray(rules.map(({ untilMinute }) => untilMinute)),
          plainArray(rules.map(({ kind }) => kind)),
        ],
      );
      await this.record(em, caller, tended, 'change', { rules: rules.length });
      return availabilityView(em, tended.person, tended.hospitalIds, this.clock.now());
    });
  }

  addException(
    caller: Caller,
    id: PersonId,
    { kind, startsAt, endsAt }: InputOf<'addAvailabilityException'>['body'],
  ): Promise<AvailabilityException> {
    return this.database.transaction(async (em) => {
      const tended = await this.tend(em, caller, id);
      const exception = { id: newId(), kind, startsAt, endsAt };
      await em.execute(
        `insert into availability_exception (id, person_id, kind, starts_at, ends_at, created_at) values (?, ?, ?, ?, ?, ?)`,
        [exception.id, id, kind, startsAt, endsAt, this.clock.now().toISOString()],
      );
      await this.record(em, caller, tended, 'create', { exception: kind });
      return exception;
    });
  }

  async removeException(caller: Caller, id: PersonId, exceptionId: string): Promise<void> {
    await this.database.transaction(async (em) => {
      const tended = await this.tend(em, caller, id);
      const gone = await em.execute<{ kind: string }[]>(
        'delete from availability_exception where id = ? and person_id = ? returning kind',
        [exceptionId, id],
      );
      if (gone.length === 0) throw new CatalogueError('NOT_FOUND');
      await this.record(em, caller, tended, 'remove', { exception: gone[0]?.kind ?? '' });
    });
  }

  private async keepSetting(
    em: EntityManager,
    id: PersonId,
    { revision, walkBeforeMinutes, walkAfterMinutes }: InputOf<'saveAvailability'>['body'],
  ): Promise<void> {
    const kept = await em.execute<unknown[]>(
      `insert into availability_setting (person_id, walk_before_minutes, walk_after_minutes, revision)
       values (?, ?, ?, 1) on conflict (person_id) do update set walk_before_minutes = excluded.walk_before_minutes,
         walk_after_minutes = excluded.walk_after_minutes, revision = availability_setting.revision + 1
       where availability_setting.revision = ? returning revision`,
      [id, walkBeforeMinutes, walkAfterMinutes, revision],
    );
    if (kept.length === 0) throw new CatalogueError('REVISION_CONFLICT');
  }

  private record(
    em: EntityManager,
    caller: Caller,
    { person, hospitalIds, why }: Tended,
    action: 'create' | 'change' | 'remove',
    details: Record<string, string | number>,
  ): Promise<void> {
    const subject = { kind: 'availability' as const, id: person.id };
    return this.audit.record(em, { caller, action, subject, hospitalIds, why, details });
  }

  /** @throws ACTION_NOT_ALLOWED to all but the expert and who coordinates a hospital of theirs */
  private async tend(em: EntityManager, caller: Caller, id: PersonId): Promise<Tended> {
    const posts = await postsHeldBy(em, id, this.clock.now());
    const held = posts.filter(({ role }) => role === 'expert').flatMap(({ hospital }) => hospital ?? []);
    const person = await em.findOne(Person, { id });
    if (!person || held.length === 0) throw new CatalogueError('ACTION_NOT_ALLOWED');
    const hospitalIds = [...new Set(held.map((hospital) => hospital.id))];
    if (id === caller.personId) return { person, hospitalIds, why: 'self' };
    const tended = hospitalIds.filter((hospitalId) =>
      this.policy.allows(caller.actor, 'hospital.keepAvailability', {
        kind: 'hospital',
        hospitalId,
        regionCode: null,
      }),
    );
    // A week that spans two hospitals is the expert's own matter: one side does not rearrange the other's.
    if (tended.length < hospitalIds.length) throw new CatalogueError('ACTION_NOT_ALLOWED');
    return { person, hospitalIds, why: 'coordinator' };
  }
}
