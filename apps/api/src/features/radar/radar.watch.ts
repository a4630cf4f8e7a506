import { Inject, Injectable } from '@nestjs/common';
import type { EscalationStep, PairingNoticeKind } from '@jiedui/domain';
import type { Clock, PairingId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { AuditTrail } from '../audit/index.js';
import { type Escalation, raiseEscalations, settleEscalations } from './escalation.store.js';
import { findWatchedPairings } from './pairing-facts.query.js';
import { RadarHints } from './radar.hints.js';
import { saveReadings } from './reading.store.js';

const everyMs = 60_000;
/** More hints than this at once only crowd the line: whoever looks will refetch. */
const hintedAtMost = 200;

const noticeOf: Readonly<Record<EscalationStep, PairingNoticeKind>> = {
  1: 'pairing.dormant',
  2: 'pairing.stillDormant',
  3: 'pairing.longDormant',
};

const raisedSubjects = `
select e.pairing_id::text as subject_id, array[p.inviting_hospital_id, p.invited_hospital_id] as hospital_ids,
  jsonb_build_object('radar', 'raised', 'step', e.step) as details
from radar_escalation e join pairing p on p.id = e.pairing_id
where e.id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))`;

export interface Watch {
  /** Pairings that stand otherwise than before. */
  readonly changed: readonly PairingId[];
  readonly raised: readonly Escalation[];
}

/**
 * Looks at every pairing with an agreement in force, as the system. It only keeps dates and counts; whoever else is at
 * it waits for the end of the transaction.
 */
export async function watchPairings(em: EntityManager, now: Date): Promise<Watch> {
  await em.execute("select pg_advisory_xact_lock(hashtext('radar'))");
  const changed = await saveReadings(em, await findWatchedPairings(em, now), now);
  const settled = await settleEscalations(em, now);
  const raised = await raiseEscalations(em, now);
  const touched = [...changed, ...settled, ...raised.map(({ pairingId }) => pairingId)];
  return { changed: [...new Set(touched)], raised };
}

/** Finds pairings that fall asleep and wake, and tells those whom a step names. */
@Injectable()
export class RadarWatch {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly hints: RadarHints,
  ) {}

  @Repeats({ everyMs, what: 'watching the pairings' })
  async watch(): Promise<void> {
    const { changed } = await this.database.transaction(async (em) => {
      const watch = await watchPairings(em, this.clock.now());
      for (const { id, pairingId, step } of watch.raised) {
        oweJob(em, 'notification.fanOutPairing', { eventId: id, pairingId, kind: noticeOf[step] });
      }
      if (watch.raised.length > 0) await this.recordRaised(em, watch.raised);
      return watch;
    });
    await this.hints.changed(changed.slice(0, hintedAtMost));
  }

  private recordRaised(em: EntityManager, raised: readonly Escalation[]): Promise<void> {
    const ids = JSON.stringify(raised.map(({ id }) => id));
    return this.audit.recordEach(em, { action: 'change', subject: { kind: 'pairing' } }, raisedSubjects, [
      ids,
    ]);
  }
}
