import { Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type Plan as PlanView, type PlanItemInput } from '@jiedui/contracts';
import { isIndicatorValue, type PlanIndicator, sharedDays, yearSpan } from '@jiedui/domain';
import type { HospitalId, PersonId, PlanId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Post } from '../people/index.js';
import { PlanBook } from './plan.book.js';
import { type HeldPlan, PlanLedger } from './plan.ledger.js';
import { deleteLine, insertLine, linesOf, ofKind, updateLine } from './plan.lines.js';

const wrongField = (path: string, message: string) =>
  new CatalogueError('REQUEST_INVALID', [{ path, code: 'invalid_value', message }]);

/** The lines of a plan: each change alone, on the copy that its author has read. */
@Injectable()
export class PlanItemService {
  constructor(
    private readonly database: Database,
    private readonly ledger: PlanLedger,
    private readonly book: PlanBook,
  ) {}

  add(caller: Caller, id: PlanId, { revision, item }: InputOf<'addPlanItem'>['body']): Promise<PlanView> {
    return this.change(caller, id, revision, async (em, held) => {
      this.ledger.requireOpenItem(held, item.kind);
      await this.requireSound(em, held, item);
      const itemId = await insertLine(em, id, item);
      await this.ledger.note(em, held, 'change', { added: item.kind, itemId });
    });
  }

  replace(
    caller: Caller,
    { planId, itemId }: InputOf<'changePlanItem'>['params'],
    { revision, item }: InputOf<'changePlanItem'>['body'],
  ): Promise<PlanView> {
    return this.change(caller, planId, revision, async (em, held) => {
      this.ledger.requireOpenItem(held, item.kind);
      await this.requireSound(em, held, item);
      if (!(await updateLine(em, planId, itemId, item))) throw new CatalogueError('NOT_FOUND');
      await this.ledger.note(em, held, 'change', { changed: item.kind, itemId });
    });
  }

  remove(
    caller: Caller,
    { planId, itemId }: InputOf<'removePlanItem'>['params'],
    { kind, revision }: InputOf<'removePlanItem'>['query'],
  ): Promise<PlanView> {
    return this.change(caller, planId, revision, async (em, held) => {
      this.ledger.requireOpenItem(held, kind);
      if (!(await deleteLine(em, planId, itemId, kind))) throw new CatalogueError('NOT_FOUND');
      await this.ledger.note(em, held, 'remove', { removed: kind, itemId });
    });
  }

  measure(
    caller: Caller,
    { planId, itemId }: InputOf<'measureTarget'>['params'],
    { revision, current, measuredOn }: InputOf<'measureTarget'>['body'],
  ): Promise<PlanView> {
    return this.change(caller, planId, revision, async (em, held) => {
      this.ledger.requireOpenProgress(held);
      const targets = ofKind((await linesOf(em, [planId], ['target']))(planId), 'target');
      const target = targets.find(({ id }) => id === itemId);
      if (!target) throw new CatalogueError('NOT_FOUND');
      requireValue(target.indicator, 'current', current);
      if (measuredOn > this.ledger.today()) throw new CatalogueError('PLAN_DATES_INVALID');
      await em.execute('update plan_target set current = ?, measured_on = ? where id = ? and plan_id = ?', [
        current,
        measuredOn,
        itemId,
        planId,
      ]);
      const { indicator } = target;
      await this.ledger.note(em, held, 'change', { measured: indicator, itemId, current });
    });
  }

  private change(
    caller: Caller,
    id: PlanId,
    revision: number,
    work: (em: EntityManager, held: HeldPlan) => Promise<void>,
  ): Promise<PlanView> {
    return this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, caller, id, revision);
      await work(em, held);
      return this.book.open(em, held);
    });
  }

  private async requireSound(em: EntityManager, { plan }: HeldPlan, item: PlanItemInput): Promise<void> {
    requireDates(item, plan.year, this.ledger.today());
    if (item.kind === 'target') {
      requireValue(item.indicator, 'item.baseline', item.baseline);
      requireValue(item.indicator, 'item.goal', item.goal);
    }
    if (item.kind === 'post' && item.personId !== null) {
      await requireOfHospital(em, item.personId, plan.pairing.invitedHospital.id);
    }
  }
}

/** Spans touch the plan's year, what is due lies in it, and nothing was done tomorrow. */
function requireDates(item: PlanItemInput, year: number, today: string): void {
  const whole = yearSpan(year);
  const isSpanSound =
    !('startsOn' in item) ||
    (item.startsOn <= item.endsOn && sharedDays({ from: item.startsOn, until: item.endsOn }, whole));
  const isDueSound = !('dueOn' in item) || (item.dueOn >= whole.from && item.dueOn <= whole.until);
  const isDoneSound = !('doneOn' in item) || item.doneOn === null || item.doneOn <= today;
  if (!isSpanSound || !isDueSound || !isDoneSound) throw new CatalogueError('PLAN_DATES_INVALID');
}

function requireValue(indicator: PlanIndicator, path: string, value: number): void {
  if (!isIndicatorValue(indicator, value)) throw wrongField(path, `No value of ${indicator}`);
}

/** @throws REQUEST_INVALID where the account has no post at the hospital that sends */
async function requireOfHospital(em: EntityManager, personId: PersonId, hospital: HospitalId): Promise<void> {
  if ((await em.count(Post, { person: personId, hospital })) === 0) {
    throw wrongField('item.personId', 'Nobody of the invited hospital');
  }
}
