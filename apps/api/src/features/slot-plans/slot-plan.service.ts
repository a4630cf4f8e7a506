import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type SlotPlan, type SlotPlanBlockEdit } from '@jiedui/contracts';
import { addDays, blockFault, type IsoDate, type Specialty } from '@jiedui/domain';
import type { Clock, HospitalId, PersonId, SlotPlanBlockId, SlotPlanId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import type { HospitalRecord } from '../hospitals/index.js';
import { findWaiting } from './demand.counts.js';
import { SlotCalendar } from './slot-calendar.js';
import { noticeMinutes, propose, uniformBudget } from './slot-plan.proposer.js';
import { SlotPlanReader } from './slot-plan.reader.js';
import {
  blockPlace,
  findPlanRow,
  fittingExperts,
  holdPlan,
  insertPlan,
  knownBlocks,
  replaceBlocks,
  type SlotPlanRow,
} from './slot-plan.store.js';

const latestStartDays = 90;
type Step = { readonly step: string } & Readonly<Record<string, string | number>>;

/** Slot plans from being proposed to being taken back. */
@Injectable()
export class SlotPlanService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly calendar: SlotCalendar,
    private readonly reader: SlotPlanReader,
    private readonly audit: AuditTrail,
  ) {}

  propose(
    caller: Caller,
    hospitalId: HospitalId,
    terms: InputOf<'proposeSlotPlan'>['body'],
  ): Promise<SlotPlan> {
    return this.database.transaction(async (em) => {
      const hospital = await this.calendar.hospital(em, hospitalId);
      this.reader.require(caller.actor, 'hospital.planSlots', hospital);
      const { startsOn, weeks, slotMinutes } = terms;
      const today = this.calendar.today(hospital);
      if (startsOn <= today || startsOn > addDays(today, latestStartDays)) {
        throw new CatalogueError('SLOT_PLAN_DATES_INVALID');
      }
      const series = await this.reader.series(em, hospital);
      if (series.specialties.length === 0) throw new CatalogueError('SLOT_PLAN_NO_DEMAND');
      const endsOn = addDays(startsOn, weeks * 7 - 1);
      const days = this.calendar.days(hospital, startsOn, endsOn);
      if ((terms.budget ?? 0) > uniformBudget(series.specialties.length, days)) {
        throw new CatalogueError('SLOT_PLAN_OVER_BUDGET');
      }
      const { blocks, figures, budget, reservedDays } = propose(
        series,
        await findWaiting(em, hospitalId),
        days,
        terms,
      );
      const id = await insertPlan(em, {
        hospitalId,
        startsOn,
        endsOn,
        slotMinutes,
        budget,
        noticeMinutes,
        reservedDays,
        figures,
        madeAt: this.now(),
        madeById: caller.personId,
      });
      const unstaffed = blocks.map((block) => ({ ...block, expertId: null }));
      await replaceBlocks(em, id, slotMinutes, unstaffed);
      await this.record(em, caller, { id, hospitalId }, hospital, { step: 'propose', weeks, budget });
      return this.reader.view(em, caller.actor, id);
    });
  }

  change(
    caller: Caller,
    id: SlotPlanId,
    { revision, blocks }: InputOf<'changeSlotPlan'>['body'],
  ): Promise<SlotPlan> {
    return this.withPlan(caller, id, async (em, hospital) => {
      const plan = await holdPlan(em, id, { revision, states: ['draft'] });
      this.requireSound(plan, hospital, blocks);
      await this.requireExperts(em, hospital, blocks);
      const known = await knownBlocks(em, id);
      const kept = blocks.map((block) => {
        const before = known.get(blockPlace(block));
        return { ...block, callFrom: before?.callFrom ?? 1, chance: before?.chance ?? 0 };
      });
      await replaceBlocks(em, id, plan.slotMinutes, kept);
      await em.execute('update slot_plan set revision = revision + 1 where id = ?', [id]);
      return { step: 'change', blocks: blocks.length };
    });
  }

  publish(
    caller: Caller,
    id: SlotPlanId,
    { revision }: InputOf<'publishSlotPlan'>['body'],
  ): Promise<SlotPlan> {
    return this.withPlan(caller, id, async (em, hospital) => {
      const plan = await holdPlan(em, id, { revision, states: ['draft'] });
      if (plan.endsOn <= this.calendar.today(hospital)) throw new CatalogueError('SLOT_PLAN_DATES_INVALID');
      const [before] = await em.execute<{ id: SlotPlanId }[]>(
        `update slot_plan set state = 'replaced', revision = revision + 1
         where hospital_id = ? and state = 'published' returning id`,
        [hospital.id],
      );
      await em.execute(
        `update slot_plan set state = 'published', revision = revision + 1, published_at = ?, published_by_id = ?,
           replaces_id = ? where id = ?`,
        [this.now(), caller.personId, before?.id ?? null, id],
      );
      return { step: 'publish', ...(before ? { replaced: before.id } : {}) };
    });
  }

  withdraw(caller: Caller, id: SlotPlanId, body: InputOf<'withdrawSlotPlan'>['body']): Promise<SlotPlan> {
    return this.withPlan(caller, id, async (em) => {
      const plan = await holdPlan(em, id, { revision: body.revision, states: ['draft', 'published'] });
      const state = plan.state === 'draft' ? 'discarded' : 'withdrawn';
      await em.execute(
        `update slot_plan set state = ?, revision = revision + 1, ended_at = ?, ended_by_id = ?, reason = ?
         where id = ?`,
        [state, this.now(), caller.personId, body.reason, id],
      );
      if (state === 'withdrawn' && plan.replacesId) {
        await em.execute(
          `update slot_plan set state = 'published', revision = revision + 1 where id = ? and state = 'replaced'`,
          [plan.replacesId],
        );
      }
      return { step: state };
    });
  }

  async staff(caller: Caller, blockId: SlotPlanBlockId, expertId: PersonId | null): Promise<SlotPlan> {
    const [found] = await this.database.read((em) =>
      em.execute<{ planId: SlotPlanId; specialty: Specialty }[]>(
        'select plan_id as "planId", specialty from slot_plan_block where id = ?',
        [blockId],
      ),
    );
    if (!found) throw new CatalogueError('NOT_FOUND');
    return this.withPlan(caller, found.planId, async (em, hospital) => {
      await holdPlan(em, found.planId, { states: ['draft', 'published'] });
      await this.requireExperts(em, hospital, [{ expertId, specialty: found.specialty }]);
      await em.execute('update slot_plan_block set expert_id = ? where id = ?', [expertId, blockId]);
      return { step: 'staff', block: blockId, ...(expertId ? { expert: expertId } : {}) };
    });
  }

  private now(): string {
    return this.clock.now().toISOString();
  }

  /** Who may is asked before anything is told of the plan. */
  private withPlan(
    caller: Caller,
    id: SlotPlanId,
    work: (em: EntityManager, hospital: HospitalRecord) => Promise<Step>,
  ): Promise<SlotPlan> {
    return this.database.transaction(async (em) => {
      const plan = await findPlanRow(em, id);
      const hospital = await this.calendar.hospital(em, plan.hospitalId);
      this.reader.require(caller.actor, 'hospital.planSlots', hospital);
      await em.execute('select from hospital where id = ? for no key update', [plan.hospitalId]);
      await this.record(em, caller, plan, hospital, await work(em, hospital));
      return this.reader.view(em, caller.actor, id);
    });
  }

  private requireSound(
    plan: SlotPlanRow,
    hospital: HospitalRecord,
    blocks: readonly SlotPlanBlockEdit[],
  ): void {
    const isWithin = (date: IsoDate) => date >= plan.startsOn && date <= plan.endsOn;
    const found = blockFault(blocks, {
      slotMinutes: plan.slotMinutes,
      budget: plan.budget,
      hoursOn: (date) => (isWithin(date) ? this.calendar.day(hospital, date).spans : []),
    });
    if (found?.fault === 'overBudget') throw new CatalogueError('SLOT_PLAN_OVER_BUDGET');
    if (found) throw new CatalogueError('SLOT_PLAN_BLOCK_INVALID');
  }

  private async requireExperts(
    em: EntityManager,
    hospital: HospitalRecord,
    blocks: readonly Pick<SlotPlanBlockEdit, 'specialty' | 'expertId'>[],
  ): Promise<void> {
    const wanted = blocks.flatMap(({ specialty, expertId }) => (expertId ? [{ specialty, expertId }] : []));
    if (wanted.length === 0) return;
    const fitting = await fittingExperts(em, hospital.id, wanted, this.calendar.today(hospital));
    const isUnfit = wanted.some(({ specialty, expertId }) => !fitting.has(`${expertId}/${specialty}`));
    if (isUnfit) throw new CatalogueError('SLOT_PLAN_EXPERT_INVALID');
  }

  private async record(
    em: EntityManager,
    caller: Caller,
    { id, hospitalId }: Pick<SlotPlanRow, 'id' | 'hospitalId'>,
    hospital: HospitalRecord,
    details: Step,
  ): Promise<void> {
    const why = this.reader.require(caller.actor, 'hospital.planSlots', hospital);
    const action = details.step === 'propose' ? 'create' : 'change';
    await this.audit.record(em, {
      caller,
      action,
      subject: { kind: 'slotPlan', id },
      hospitalIds: [hospitalId],
      why,
      details,
    });
  }
}
