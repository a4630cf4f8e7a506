import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type PairingRadar } from '@jiedui/contracts';
import { type AccessRelation, contractDay, isSnoozeDay } from '@jiedui/domain';
import type { Clock, PairingId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import type { Pairing } from '../pairings/index.js';
import { AccessPolicy } from '../policy/index.js';
import { RadarHints } from './radar.hints.js';
import { findPairing, RadarReader } from './radar.reader.js';

const acknowledge = `
update radar_escalation set acknowledged_at = ?, acknowledged_by_id = ?
where pairing_id = ? and closed_at is null and acknowledged_at is null returning step`;
const endSnooze = `
update radar_snooze set ended_at = ?, ended_by_id = ? where pairing_id = ? and ended_at is null returning id`;
const snooze = `
insert into radar_snooze (id, pairing_id, silent_since, until, reason, snoozed_at, snoozed_by_id)
select ?, pairing_id, silent_since, ?::date, ?, ?, ? from radar_reading where pairing_id = ? returning id`;

/** What those who tend a pairing do about its sleep. Doing it twice changes nothing the second time. */
@Injectable()
export class RadarTending {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly hints: RadarHints,
    private readonly reader: RadarReader,
  ) {}

  acknowledge(caller: Caller, id: PairingId): Promise<PairingRadar> {
    return this.tend(caller, id, async (em, note) => {
      const steps = await em.execute<{ step: number }[]>(acknowledge, [this.now(), caller.personId, id]);
      for (const { step } of steps) await note({ radar: 'acknowledged', step });
    });
  }

  snooze(
    caller: Caller,
    id: PairingId,
    { until, reason }: InputOf<'snoozeRadar'>['body'],
  ): Promise<PairingRadar> {
    if (!isSnoozeDay(until, contractDay(this.clock.now()))) throw new CatalogueError('SNOOZE_DATE_INVALID');
    return this.tend(caller, id, async (em, note) => {
      const { personId } = caller;
      await em.execute(endSnooze, [this.now(), personId, id]);
      await em.execute(snooze, [newId(), until, reason, this.now(), personId, id]);
      await note({ radar: 'snoozed', until });
    });
  }

  endSnooze(caller: Caller, id: PairingId): Promise<PairingRadar> {
    return this.tend(caller, id, async (em, note) => {
      const ended = await em.execute<{ id: string }[]>(endSnooze, [this.now(), caller.personId, id]);
      if (ended.length > 0) await note({ radar: 'snoozeEnded' });
    });
  }

  private now(): string {
    return this.clock.now().toISOString();
  }

  /** Locks the pairing, so that two who tend it at once follow each other. */
  private async tend(
    caller: Caller,
    id: PairingId,
    work: (
      em: EntityManager,
      note: (details: Record<string, string | number>) => Promise<void>,
    ) => Promise<void>,
  ): Promise<PairingRadar> {
    const radar = await this.database.transaction(async (em) => {
      await em.execute('select from pairing where id = ? for update', [id]);
      const pairing = await findPairing(em, id);
      const why = this.policy.require(caller.actor, 'pairing.tend', {
        kind: 'pairing',
        ...pairing.subject(),
      });
      await work(em, (details) => this.note(em, caller, pairing, why, details));
      return this.reader.detail(em, caller, pairing);
    });
    await this.hints.changed([id]);
    return radar;
  }

  private note(
    em: EntityManager,
    caller: Caller,
    { id, invitingHospital, invitedHospital }: Pairing,
    why: AccessRelation,
    details: Record<string, string | number>,
  ): Promise<void> {
    return this.audit.record(em, {
      caller,
      action: 'change',
      subject: { kind: 'pairing', id },
      hospitalIds: [invitingHospital.id, invitedHospital.id],
      why,
      details,
    });
  }
}
