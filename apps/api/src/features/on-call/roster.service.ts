import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf } from '@jiedui/contracts';
import { isWeekSound, type Specialty } from '@jiedui/domain';
import type { Clock, HospitalId, RosterExceptionId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { isPartSound } from '../routing/index.js';
import { OnCallHints } from './on-call.hints.js';
import { holdRoster, hospitalFor, requireEligible } from './roster.access.js';

interface Where {
  readonly hospitalId: HospitalId;
  readonly specialty: Specialty;
}

const insertShifts = `
insert into roster_shift (id, roster_id, rank, weekday, from_minute, until_minute, person_id)
select gen_random_uuid(), ?, rank, weekday, "fromMinute", "untilMinute", "personId"
from jsonb_to_recordset(?::jsonb)
  as shift (rank int, weekday int, "fromMinute" int, "untilMinute" int, "personId" uuid)`;
const insertException = `
insert into roster_exception (id, roster_id, rank, date, from_minute, until_minute, person_id, source, reason, created_at,
  created_by_id) values (?, ?, ?, ?, ?, ?, ?, 'exception', ?, ?, ?)`;
const removeException = `
update roster_exception e set removed_at = ? from roster r where r.id = e.roster_id and e.id = ? and removed_at is null
returning r.hospital_id as "hospitalId", r.specialty`;

/** Coordinators keep the rosters of their hospital. */
@Injectable()
export class RosterService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly hints: OnCallHints,
  ) {}

  async saveWeek(
    caller: Caller,
    where: Where,
    { revision, week }: InputOf<'saveRosterWeek'>['body'],
  ): Promise<void> {
    const { hospitalId, specialty } = where;
    await this.database.transaction(async (em) => {
      await hospitalFor(em, this.policy, caller, hospitalId, 'hospital.keepRoster');
      if (!isWeekSound(week)) throw new CatalogueError('ROSTER_OVERLAPS');
      const people = week.map(({ personId }) => personId);
      await requireEligible(em, where, people, this.clock.now());
      const held = await holdRoster(em, hospitalId, specialty, this.clock.now());
      if (held.revision !== revision) throw new CatalogueError('REVISION_CONFLICT');
      await em.execute('delete from roster_shift where roster_id = ?', [held.id]);
      await em.execute(insertShifts, [held.id, JSON.stringify(week)]);
      await em.execute(
        'update roster set revision = revision + 1, updated_at = ?, updated_by_id = ? where id = ?',
        [this.clock.now().toISOString(), caller.personId, held.id],
      );
      await this.record(em, caller, where, { part: 'week', shifts: week.length });
    });
    this.hints.rosterChanged(hospitalId, [specialty]);
  }

  async addException(
    caller: Caller,
    where: Where,
    exception: InputOf<'addRosterException'>['body'],
  ): Promise<void> {
    const { rank, date, fromMinute, untilMinute, personId, reason } = exception;
    await this.database.transaction(async (em) => {
      await hospitalFor(em, this.policy, caller, where.hospitalId, 'hospital.keepRoster');
      if (!isPartSound(exception)) throw new CatalogueError('ROSTER_OVERLAPS');
      const now = this.clock.now();
      await requireEligible(em, where, [personId], now);
      const { id } = await holdRoster(em, where.hospitalId, where.specialty, now);
      const hours = [rank, date, fromMinute, untilMinute];
      const at = now.toISOString();
      await em.execute(insertException, [newId(), id, ...hours, personId, reason, at, caller.personId]);
      await this.record(em, caller, where, { part: 'exception', date, rank, personId });
    });
    this.hints.rosterChanged(where.hospitalId, [where.specialty]);
  }

  async removeException(caller: Caller, id: RosterExceptionId): Promise<void> {
    const where = await this.database.transaction(async (em) => {
      const [found] = await em.execute<Where[]>(removeException, [this.clock.now().toISOString(), id]);
      if (!found) throw new CatalogueError('NOT_FOUND');
      await hospitalFor(em, this.policy, caller, found.hospitalId, 'hospital.keepRoster');
      await this.record(em, caller, found, { part: 'exception', removed: id });
      return found;
    });
    this.hints.rosterChanged(where.hospitalId, [where.specialty]);
  }

  private record(
    em: EntityManager,
    caller: Caller,
    { hospitalId, specialty }: Where,
    details: Record<string, string | number | null>,
  ): Promise<void> {
    return this.audit.record(em, {
      caller,
      action: 'change',
      subject: { kind: 'roster', id: hospitalId },
      hospitalIds: [hospitalId],
      why: 'coordinator',
      details: { specialty, ...details },
    });
  }
}
