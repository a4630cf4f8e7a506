import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf } from '@jiedui/contracts';
import { instantAt, onCallSpans } from '@jiedui/domain';
import type { Clock, HospitalId, PersonId, RosterSwapId } from '@jiedui/kernel';
import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { type DayPart, findRosters, isPartSound } from '../routing/index.js';
import { OnCallHints } from './on-call.hints.js';
import { holdRoster, hospitalFor, requireEligible } from './roster.access.js';
import { holdSwap, type SwapRow } from './swap.query.js';

type Asked = Pick<SwapRow, 'hospitalId' | 'specialty'> & DayPart;

const ask = `
insert into roster_swap (id, roster_id, rank, date, from_minute, until_minute, from_person_id, to_person_id, reason,
  state, asked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'asked', ?)`;
const close = 'update roster_swap set state = ?, answered_at = ? where id = ?';
const exchange = `
insert into roster_exception (id, roster_id, rank, date, from_minute, until_minute, person_id, source, reason, created_at,
  created_by_id) values (?, ?, ?, ?, ?, ?, ?, 'swap', ?, ?, ?)`;

/** Colleagues settle among themselves who takes a shift; the roster shows what came of it. */
@Injectable()
export class SwapService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly hints: OnCallHints,
  ) {}

  async ask(caller: Caller, body: InputOf<'askSwap'>['body']): Promise<void> {
    const { hospitalId, specialty, rank, date, fromMinute, untilMinute, toPersonId, reason } = body;
    const work = this.database.transaction(async (em) => {
      const now = this.clock.now();
      await hospitalFor(em, this.policy, caller, hospitalId, 'hospital.seeRoster');
      if (!isPartSound(body)) throw new CatalogueError('SHIFT_NOT_YOURS');
      if (toPersonId === caller.personId) throw new CatalogueError('EXPERT_NOT_ELIGIBLE');
      await requireEligible(em, body, [toPersonId], now);
      const { id } = await holdRoster(em, hospitalId, specialty, now);
      await this.requireOnCall(em, body, caller.personId);
      const people = [caller.personId, toPersonId];
      const at = now.toISOString();
      await em.execute(ask, [newId(), id, rank, date, fromMinute, untilMinute, ...people, reason, at]);
      await this.record(em, caller, hospitalId, { swap: 'asked', date, toPersonId });
    });
    await work.catch((error: unknown) => {
      if (error instanceof UniqueConstraintViolationException) throw new CatalogueError('STATE_CONFLICT');
      throw error;
    });
    this.hints.rosterChanged(hospitalId, [specialty]);
  }

  async answer(caller: Caller, id: RosterSwapId, accepts: boolean): Promise<void> {
    await this.settle(caller, id, 'toPersonId', accepts ? 'accepted' : 'declined', async (em, swap) => {
      if (!accepts) return;
      const now = this.clock.now();
      await holdRoster(em, swap.hospitalId, swap.specialty, now);
      await this.requireOnCall(em, swap, swap.fromPersonId);
      await requireEligible(em, swap, [swap.toPersonId], now);
      const { rosterId, rank, date, fromMinute, untilMinute, toPersonId, reason } = swap;
      const hours = [rank, date, fromMinute, untilMinute];
      const at = now.toISOString();
      await em.execute(exchange, [newId(), rosterId, ...hours, toPersonId, reason, at, caller.personId]);
    });
  }

  withdraw(caller: Caller, id: RosterSwapId): Promise<void> {
    return this.settle(caller, id, 'fromPersonId', 'withdrawn', () => Promise.resolve());
  }

  private async settle(
    caller: Caller,
    id: RosterSwapId,
    whose: 'fromPersonId' | 'toPersonId',
    state: 'accepted' | 'declined' | 'withdrawn',
    effect: (em: EntityManager, swap: SwapRow) => Promise<void>,
  ): Promise<void> {
    const swap = await this.database.transaction(async (em) => {
      const swap = await holdSwap(em, id);
      if (!swap || swap[whose] !== caller.personId) throw new CatalogueError('NOT_FOUND');
      if (swap.state !== 'asked') throw new CatalogueError('STATE_CONFLICT');
      await effect(em, swap);
      await em.execute(close, [state, this.clock.now().toISOString(), id]);
      await this.record(em, caller, swap.hospitalId, { swap: state, swapId: id });
      return swap;
    });
    this.hints.rosterChanged(swap.hospitalId, [swap.specialty]);
  }

  /** @throws SHIFT_NOT_YOURS where they are not on call all that time, or it has begun */
  private async requireOnCall(em: EntityManager, asked: Asked, personId: PersonId): Promise<void> {
    const { hospitalId, specialty, rank, date, fromMinute, untilMinute } = asked;
    const [roster] = await findRosters(em, [hospitalId], { from: date, until: date, specialty });
    if (!roster) throw new CatalogueError('SHIFT_NOT_YOURS');
    const from = instantAt(date, fromMinute, roster.timeZone);
    const until = instantAt(date, untilMinute, roster.timeZone);
    const spans = onCallSpans(roster, from, until).filter((span) => span.rank === rank);
    const heldMs = spans
      .filter((span) => span.personId === personId)
      .reduce((sum, { startsAt, endsAt }) => sum + endsAt.getTime() - startsAt.getTime(), 0);
    const isAhead = from > this.clock.now();
    if (!isAhead || heldMs < until.getTime() - from.getTime()) throw new CatalogueError('SHIFT_NOT_YOURS');
  }

  private record(
    em: EntityManager,
    caller: Caller,
    hospitalId: HospitalId,
    details: Record<string, string>,
  ): Promise<void> {
    return this.audit.record(em, {
      caller,
      action: 'change',
      subject: { kind: 'roster', id: hospitalId },
      hospitalIds: [hospitalId],
      why: 'staff',
      details,
    });
  }
}
