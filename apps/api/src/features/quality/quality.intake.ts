import { Inject, Injectable } from '@nestjs/common';
import type { QualityFact } from '@jiedui/contracts';
import { qualityMeasures } from '@jiedui/domain';
import type { Clock, HospitalId, SessionId } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { Realtime } from '../../base/realtime/realtime.js';
import { coordinatorAudience } from '../access/index.js';

/** A minute told again holds more than before; told late, it is not older for that. People and sessions nobody knows are passed over. */
const keep = `
insert into quality_minute (session_id, person_id, node_id, minute_at, updated_at, covered_ms, level, figures)
select s.id, p.id, told.node_id, told.minute_at, ?::timestamptz, told.covered_ms, told.level, told.figures
from jsonb_to_recordset(?::jsonb) as told (session_id uuid, person_id uuid, node_id text, minute_at timestamptz,
  covered_ms integer, level text, figures jsonb)
join live_session s on s.id = told.session_id
join person p on p.id = told.person_id
where told.minute_at between ?::timestamptz - interval '1 day' and ?::timestamptz + interval '5 minutes'
on conflict (session_id, person_id, minute_at, node_id) do update
  set covered_ms = excluded.covered_ms, level = excluded.level, figures = excluded.figures,
    updated_at = excluded.updated_at, is_summarised = false
  where excluded.covered_ms >= quality_minute.covered_ms`;

const sides = `
select s.id as "sessionId", c.inviting_hospital_id as inviting, c.invited_hospital_id as invited
from live_session s join consultation c on c.id = s.consultation_id
where s.id in (select jsonb_array_elements_text(?::jsonb)::uuid)`;

interface Sides {
  readonly sessionId: SessionId;
  readonly inviting: HospitalId;
  readonly invited: HospitalId | null;
}

/** Of one minute told twice in a batch the later counts: an insert may not meet itself. */
function rowsOf(facts: readonly QualityFact[]) {
  const rows = new Map<string, object>();
  for (const { sessionId, nodeId, minutes } of facts) {
    for (const { personId, minuteAt, coveredMs, level, levelMs, ...told } of minutes) {
      const figures = Object.fromEntries(qualityMeasures.map((measure) => [measure, told[measure]]));
      rows.set([sessionId, personId, minuteAt, nodeId].join(), {
        session_id: sessionId,
        person_id: personId,
        node_id: nodeId,
        minute_at: minuteAt,
        covered_ms: coveredMs,
        level,
        figures: { ...figures, levelMs },
      });
    }
  }
  return [...rows.values()];
}

/** Keeps what nodes measured, and tells the coordinators that there is something new to see. */
@Injectable()
export class QualityIntake {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly realtime: Realtime,
  ) {}

  async take(facts: readonly QualityFact[]): Promise<void> {
    const now = this.clock.now().toISOString();
    const ids = [...new Set(facts.map(({ sessionId }) => sessionId))];
    const concerned = await this.database.transaction(async (em) => {
      await em.execute(keep, [now, JSON.stringify(rowsOf(facts)), now, now]);
      return em.execute<Sides[]>(sides, [JSON.stringify(ids)]);
    });
    for (const { sessionId, inviting, invited } of concerned) {
      const audience = [coordinatorAudience(inviting), ...(invited ? [coordinatorAudience(invited)] : [])];
      this.realtime.publish(audience, 'quality.changed', { sessionId });
    }
  }
}
