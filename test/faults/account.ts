import type { Sql } from './asking.js';
import type { Sinks } from './sinks.js';

/** What was set off: events of one consultation, and emergencies nobody takes. */
export interface SetOff {
  readonly consultationId: string;
  readonly events: readonly string[];
  readonly emergencies: readonly string[];
  /** Who has a text message as well. */
  readonly withPhone: string;
}

/** How often each effect came that was due once. */
type Times = readonly number[];

/** Which of them are told: read from the posts, not from what the product wrote. */
const toldSql = `
select distinct p.email, p.id from post o join person p on p.id = o.person_id
join consultation c on c.id = $1
where o.valid_until is null and p.disabled_at is null and (
  (o.role = 'coordinator' and o.hospital_id in (c.inviting_hospital_id, c.invited_hospital_id))
  or (o.role = 'expert' and o.hospital_id = c.invited_hospital_id and c.specialty = any(o.specialties)))`;

interface Told {
  readonly event: string;
  readonly email: string;
  readonly delivery: string | null;
  readonly channel: 'mail' | 'sms' | null;
}

async function noticeTimes(sql: Sql, sinks: Sinks, setOff: SetOff): Promise<Times> {
  const { events, consultationId, withPhone } = setOff;
  const expected = await sql<{ email: string }>(toldSql, [consultationId]);
  const steps = await sql<{ id: string; event_id: string; step: number }>(
    `select id, event_id, step from notice_escalation where state = 'raised' and event_id = any($1)`,
    [events],
  );
  const told = await sql<Told>(
    `select n.event_id as event, p.email, d.id as delivery, d.channel
     from notification n join person p on p.id = n.person_id left join delivery d on d.notification_id = n.id
     where n.event_id = any($1)`,
    [[...events, ...steps.map(({ id }) => id)]],
  );
  const cameTo = ({ channel, delivery }: Told) =>
    delivery !== null && (channel === 'mail' ? sinks.mails : sinks.messages).has(delivery);
  const came = (event: string, person: string, channel: 'mail' | 'sms') =>
    told.filter(
      (one) => one.event === event && one.email === person && one.channel === channel && cameTo(one),
    ).length;
  const due = events.flatMap((event) => [
    ...expected.map((person) => came(event, person.email, 'mail')),
    came(event, withPhone, 'sms'),
  ]);
  const raised = events.flatMap((event) =>
    [1, 2].map((step) => steps.filter((one) => one.event_id === event && one.step === step).length),
  );
  const ofSteps = steps.flatMap(({ id, step }) =>
    expected
      .filter(
        (person) => person.email.startsWith('coordinator@') && (step === 2 || person.email.includes('@top-')),
      )
      .map((person) => came(id, person.email, 'mail')),
  );
  return [...due, ...raised, ...ofSteps];
}

/** Who is on call there, as the roster says, and how often each was paged and told. */
const onCallSql = `
select (select count(*)::int from on_call_page g where g.consultation_id = c.id and g.person_id = s.person_id) as pages,
  (select count(*)::int from notification n where n.consultation_id = c.id and n.person_id = s.person_id
     and n.kind = 'page.onCall') as notices
from consultation c join roster r on r.hospital_id = (select tried_hospital_ids[1] from on_call_ladder where consultation_id = c.id)
  and r.specialty = c.specialty
join (select distinct roster_id, person_id from roster_shift) s on s.roster_id = r.id where c.id = $1`;

/** The rungs above: at each hospital its coordinators once, and at the end those who asked; each page told as one event. */
const rungsSql = `
select count(*) filter (where rung = 'asker')::int as askers,
  (select json_agg(times) from (select count(*)::int as times from on_call_ladder l
     cross join unnest(l.tried_hospital_ids) as tried (id)
     left join on_call_page g on g.consultation_id = l.consultation_id and g.hospital_id = tried.id and g.rung = 'coordinator'
     where l.consultation_id = $1 group by tried.id) as each) as coordinators,
  count(*)::int as pages,
  (select count(distinct event_id)::int from notification where consultation_id = $1 and kind like 'page.%') as events
from on_call_page where consultation_id = $1`;

async function ladderTimes(sql: Sql, id: string): Promise<Times> {
  const onCall = await sql<{ pages: number; notices: number }>(onCallSql, [id]);
  if (onCall.length === 0) throw new Error('Nobody is on call for the emergencies of this run');
  const [rungs] = await sql<{ askers: number; coordinators: number[]; pages: number; events: number }>(
    rungsSql,
    [id],
  );
  const { askers = 0, coordinators = [], pages = 0, events = 0 } = rungs ?? {};
  const eachTold = Array.from({ length: pages }, (_, at) => (at < events ? 1 : 0));
  const tooMany = events > pages ? [events - pages + 1] : [];
  return [
    ...onCall.flatMap((one) => [one.pages, one.notices]),
    ...coordinators,
    askers,
    ...eachTold,
    ...tooMany,
  ];
}

export async function accountOf(sql: Sql, sinks: Sinks, setOff: SetOff) {
  const ladders = await Promise.all(setOff.emergencies.map((id) => ladderTimes(sql, id)));
  const all = [...(await noticeTimes(sql, sinks, setOff)), ...ladders.flat()];
  const known = new Set((await sql<{ id: string }>('select id from delivery')).map(({ id }) => id));
  const unknown = [...sinks.mails.keys(), ...sinks.messages.keys()].filter((id) => !known.has(id)).length;
  const handedOver = await sql<{ id: string }>(
    `select id from delivery where state = 'delivered' and channel in ('mail', 'sms') and digest_id is null`,
  );
  const unseen = handedOver.filter(({ id }) => !sinks.mails.has(id) && !sinks.messages.has(id)).length;
  return {
    effects: all.length,
    lost: all.filter((times) => times === 0).length + unseen,
    duplicated: all.filter((times) => times > 1).length + unknown,
  };
}
