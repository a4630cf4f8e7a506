import type { Availability, AvailabilityException, AvailabilityRule } from '@jiedui/contracts';
import type { WorkingSpan } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { type Person, personView } from '../people/index.js';
import { hospitalHours } from './subject.facts.js';

interface RuleRow extends AvailabilityRule {
  readonly hospitalId: HospitalId;
}

interface SettingRow {
  readonly before: number;
  readonly after: number;
  readonly revision: number;
}

const rulesSql = `select hospital_id as "hospitalId", weekday, from_minute as "fromMinute", until_minute as "untilMinute", kind
  from availability_rule where person_id = ? order by weekday, from_minute`;
const exceptionsSql = `select id, kind, extract(epoch from starts_at)::float8 * 1000 as "from",
  extract(epoch from ends_at)::float8 * 1000 as "until"
  from availability_exception where person_id = ? and ends_at > ? order by starts_at, id`;
const settingSql = `select walk_before_minutes as before, walk_after_minutes as after, revision
  from availability_setting where person_id = ?`;

const officeHours = (hours: readonly WorkingSpan[] = []): AvailabilityRule[] =>
  hours.map(({ weekday, fromMinute, untilMinute }) => ({ weekday, fromMinute, untilMinute, kind: 'open' }));

async function exceptionsOf(em: EntityManager, person: Person, now: Date): Promise<AvailabilityException[]> {
  type Row = Pick<AvailabilityException, 'id' | 'kind'> & { readonly from: number; readonly until: number };
  const rows = await em.execute<Row[]>(exceptionsSql, [person.id, now.toISOString()]);
  return rows.map(({ id, kind, from, until }) => ({
    id,
    kind,
    startsAt: new Date(from).toISOString(),
    endsAt: new Date(until).toISOString(),
  }));
}

/** When an expert may be booked, as the expert has said it. */
export async function availabilityView(
  em: EntityManager,
  person: Person,
  hospitalIds: readonly HospitalId[],
  now: Date,
): Promise<Availability> {
  const rules = await em.execute<RuleRow[]>(rulesSql, [person.id]);
  const [setting] = await em.execute<SettingRow[]>(settingSql, [person.id]);
  const hospitals = await em.find(Hospital, { id: { $in: [...hospitalIds] } }, { orderBy: { code: 'asc' } });
  const hours = await hospitalHours(em, hospitalIds);
  return {
    person: personView(person),
    revision: setting?.revision ?? 0,
    weeks: hospitals.map((hospital) => ({
      hospital: hospitalView(hospital),
      rules: rules
        .filter(({ hospitalId }) => hospitalId === hospital.id)
        .map(({ weekday, fromMinute, untilMinute, kind }) => ({ weekday, fromMinute, untilMinute, kind })),
      workingHours: officeHours(hours.get(hospital.id)?.hours),
    })),
    walkBeforeMinutes: setting?.before ?? 0,
    walkAfterMinutes: setting?.after ?? 0,
    exceptions: await exceptionsOf(em, person, now),
  };
}
