import { Inject, Injectable } from '@nestjs/common';
import type { Clock, ConsultationId, PersonId, SlotPlanBlockId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { Consultation, ConsultationLedger } from '../consultations/index.js';
import { isWaiting } from './demand.counts.js';

const everyMs = 30_000;

interface Call {
  readonly id: SlotPlanBlockId;
  readonly expertId: PersonId | null;
  /** Who has waited longest and has been taken by nobody. */
  readonly consultationId: ConsultationId;
}

/**
 * The next block on call that enough wait for: from its notice on until it begins, while the plan has days for it left.
 * Whoever was called in the morning may come again in the afternoon for the same day.
 */
const due = `
select b.id, b.expert_id as "expertId", oldest.id as "consultationId"
from (select ?::timestamptz as now) clock cross join slot_plan_block b
join slot_plan p on p.id = b.plan_id join hospital h on h.id = p.hospital_id
cross join lateral (select (b.on_date + b.from_minute * interval '1 minute') at time zone h.time_zone as at) starts
cross join lateral (select c.id from consultation c where c.invited_hospital_id = h.id and c.specialty = b.specialty
  and c.state = 'submitted' order by c.submitted_at, c.id limit 1) oldest
where p.state = 'published' and not b.is_standing and b.called_at is null
  and starts.at > clock.now and starts.at <= clock.now + p.notice_minutes * interval '1 minute'
  and b.on_date between clock.now::date - 1 and clock.now::date + 1
  and b.call_from <= (select count(*) from consultation c
    where c.invited_hospital_id = h.id and c.specialty = b.specialty and ${isWaiting})
  and p.reserved_days > (select count(distinct (d.specialty, d.on_date)) from slot_plan_block d
    where d.plan_id = p.id and d.called_at is not null and (d.specialty, d.on_date) <> (b.specialty, b.on_date))
order by starts.at, b.id limit 1`;

/** Calls the experts who stand by for a tele-clinic, once enough wait for them. */
@Injectable()
export class ClinicCallSweep {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
  ) {}

  @Repeats({ everyMs, what: 'calling experts to the tele-clinic' })
  async sweep(): Promise<void> {
    let isCalled = true;
    while (isCalled) isCalled = await this.database.transaction((em) => this.callNext(em));
  }

  private async callNext(em: EntityManager): Promise<boolean> {
    const now = this.clock.now().toISOString();
    // One call after the other, whatever process makes it: each takes from the same days.
    await em.execute("select pg_advisory_xact_lock(hashtext('teleclinic calls'))");
    const [call] = await em.execute<Call[]>(due, [now]);
    if (!call) return false;
    await em.execute('update slot_plan_block set called_at = ? where id = ?', [now, call.id]);
    const consultation = await em.findOneOrFail(Consultation, { id: call.consultationId });
    const { expertId } = call;
    this.ledger.oweNotice(em, consultation, {
      kind: 'clinic.called',
      ...(expertId ? { personId: expertId } : {}),
    });
    return true;
  }
}
