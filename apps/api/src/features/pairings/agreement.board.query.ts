import type { AgreementFilter, AgreementPage } from '@jiedui/contracts';
import {
  type Actor,
  contractDay,
  expiringWithinDays,
  hospitalPosts,
  isPlatformAdministrator,
  nation,
  supervisedRegions,
} from '@jiedui/domain';
import type { AgreementId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { likePattern } from '../regions/index.js';

interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

const oneOf = (column: string) => `${column}::text in (select jsonb_array_elements_text(?::jsonb))`;

/** What a reader may see of the board: their hospitals on either side, and the regions they supervise. */
function seenBy(actor: Actor): Condition {
  if (isPlatformAdministrator(actor)) return { sql: 'true', parameters: [] };
  const hospitals = JSON.stringify(hospitalPosts(actor).map(({ hospitalId }) => hospitalId));
  const regions = supervisedRegions(actor).map((code) => (code === nation ? '%' : `${code}%`));
  return {
    sql: `(${oneOf('i.id')} or ${oneOf('d.id')} or exists (
      select from jsonb_array_elements_text(?::jsonb) r where i.region_code like r or d.region_code like r))`,
    parameters: [hospitals, hospitals, JSON.stringify(regions)],
  };
}

type Narrowing = Omit<AgreementFilter, 'stage' | 'waitingForMe' | 'page' | 'pageSize'>;

function narrowedBy({ specialty, regionCode, hospitalId, search }: Narrowing): Condition[] {
  const terms = search?.trim().split(/\s+/).filter(Boolean) ?? [];
  return [
    ...(specialty ? [{ sql: '? = any(a.specialties)', parameters: [specialty] }] : []),
    ...(regionCode && regionCode !== nation
      ? [{ sql: 'i.region_code like ?', parameters: [`${regionCode}%`] }]
      : []),
    ...(hospitalId ? [{ sql: '? in (i.id, d.id)', parameters: [hospitalId] }] : []),
    ...terms.map((term) => {
      const pattern = `%${likePattern(term)}%`;
      return { sql: '(i.search_text like ? or d.search_text like ?)', parameters: [pattern, pattern] };
    }),
  ];
}

const current = `('draft', 'proposed', 'accepted', 'active', 'suspended')`;

/** A pair shows what lives and what is negotiated; where there is neither, what it had last. */
const shown = `(a.state in ${current} or not exists (
  select from agreement o where o.pairing_id = a.pairing_id and o.id <> a.id
    and (o.state in ${current} or (o.created_at, o.id) > (a.created_at, a.id))))`;

function boardOf(actor: Actor, narrowing: Narrowing, now: Date): Condition {
  const coordinated = JSON.stringify(hospitalPosts(actor, 'coordinator').map(({ hospitalId }) => hospitalId));
  const conditions = [seenBy(actor), ...narrowedBy(narrowing)];
  return {
    sql: `board as (
      select a.id, a.valid_until, a.updated_at,
        case when a.state in ('ended', 'expired', 'renewed', 'declined', 'withdrawn') then 'over'
          when a.state = 'active' and a.valid_until <= ?::date + ${expiringWithinDays} then 'expiring'
          else a.state end as stage,
        a.state = 'proposed' and ((a.inviting_accepted_at is null and ${oneOf('i.id')})
          or (a.invited_accepted_at is null and ${oneOf('d.id')})) as waits
      from agreement a join pairing p on p.id = a.pairing_id
        join hospital i on i.id = p.inviting_hospital_id join hospital d on d.id = p.invited_hospital_id
      where ${shown} and ${conditions.map(({ sql }) => sql).join(' and ')})`,
    parameters: [
      contractDay(now),
      coordinated,
      coordinated,
      ...conditions.flatMap(({ parameters }) => parameters),
    ],
  };
}

const order = `waits desc,
  array_position(array['proposed', 'draft', 'expiring', 'suspended', 'accepted', 'active', 'over'], stage),
  valid_until nulls last, updated_at desc, id`;

export interface BoardSlice {
  readonly ids: AgreementId[];
  readonly counts: AgreementPage['counts'];
  readonly total: number;
}

/** One page of the board: what waits first, then by how soon something must be done. */
export async function findBoard(
  em: EntityManager,
  actor: Actor,
  { stage, waitingForMe, page, pageSize, ...narrowing }: AgreementFilter,
  now: Date,
): Promise<BoardSlice> {
  const board = boardOf(actor, narrowing, now);
  const counted = await em.execute<{ stage: keyof AgreementPage['counts']; count: number; waits: number }[]>(
    `with ${board.sql} select stage, count(*)::int as count, (count(*) filter (where waits))::int as waits
     from board group by stage`,
    [...board.parameters],
  );
  const countOf = (wanted: string) => counted.find((row) => row.stage === wanted)?.count ?? 0;
  const waitingCount = counted.reduce((sum, { waits }) => sum + waits, 0);
  const rows = await em.execute<{ id: AgreementId }[]>(
    `with ${board.sql} select id from board
     where (?::text is null or stage = ?) and (not ?::boolean or waits) order by ${order} limit ? offset ?`,
    [
      ...board.parameters,
      stage ?? null,
      stage ?? null,
      waitingForMe === 'yes',
      pageSize,
      (page - 1) * pageSize,
    ],
  );
  const [matching] = await em.execute<[{ total: number }]>(
    `with ${board.sql} select count(*)::int as total from board
     where (?::text is null or stage = ?) and (not ?::boolean or waits)`,
    [...board.parameters, stage ?? null, stage ?? null, waitingForMe === 'yes'],
  );
  return {
    ids: rows.map(({ id }) => id),
    counts: {
      waitingForMe: waitingCount,
      draft: countOf('draft'),
      proposed: countOf('proposed'),
      accepted: countOf('accepted'),
      active: countOf('active'),
      expiring: countOf('expiring'),
      suspended: countOf('suspended'),
      over: countOf('over'),
    },
    total: matching.total,
  };
}
