import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type Locale, type Plan as PlanView } from '@jiedui/contracts';
import type { Clock, PlanId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { Pairing } from '../pairings/index.js';
import { Person } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { PlanBook } from './plan.book.js';
import { linesForYear } from './plan.copy.js';
import { Plan } from './plan.entity.js';
import { type HeldPlan, PlanLedger } from './plan.ledger.js';
import { insertLine, linesOf } from './plan.lines.js';
import { type StoredTemplate, templatesById } from './plan.templates.js';

interface NewPlan {
  readonly pairing: Pairing;
  readonly year: number;
  readonly templateId: string;
  readonly copiedFromId: PlanId | null;
}

const isPlanOfYear = (error: unknown) => error instanceof Error && error.message.includes('plan_of_year');

const milestonesOf = ({ milestones }: StoredTemplate, year: number, locale: Locale) =>
  milestones.map(({ monthDay, zh, en }) => ({
    kind: 'milestone' as const,
    title: locale === 'zh-CN' ? zh : en,
    dueOn: `${year}-${monthDay}`,
  }));

/** Begins plans and takes them from step to step. */
@Injectable()
export class PlanService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly ledger: PlanLedger,
    private readonly book: PlanBook,
  ) {}

  create(caller: Caller, { pairingId, year, templateId }: InputOf<'createPlan'>['body']): Promise<PlanView> {
    return this.database.transaction(async (em) => {
      const pairing = await em.findOne(
        Pairing,
        { id: pairingId },
        { populate: ['invitingHospital', 'invitedHospital'] },
      );
      if (!pairing) throw new CatalogueError('NOT_FOUND');
      const template = (await templatesById(em))(templateId);
      const held = await this.begin(em, caller, { pairing, year, templateId, copiedFromId: null });
      for (const line of milestonesOf(template, year, caller.locale)) {
        await insertLine(em, held.plan.id, line);
      }
      return this.book.open(em, held);
    });
  }

  copy(caller: Caller, id: PlanId, { year }: InputOf<'copyPlan'>['body']): Promise<PlanView> {
    return this.database.transaction(async (em) => {
      const { plan: source } = await this.ledger.hold(em, caller, id);
      if (year <= source.year) throw new CatalogueError('PLAN_DATES_INVALID');
      const { pairing, templateId } = source;
      const held = await this.begin(em, caller, { pairing, year, templateId, copiedFromId: id });
      const lines = (await linesOf(em, [id]))(id);
      for (const line of linesForYear(lines, year - source.year)) await insertLine(em, held.plan.id, line);
      return this.book.open(em, held);
    });
  }

  step(caller: Caller, id: PlanId, body: InputOf<'stepPlan'>['body']): Promise<PlanView> {
    return this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, caller, id, body.revision);
      const context = await this.book.context(em, held.plan, body.reason);
      await this.ledger.move(em, held, body.action, context);
      return this.book.open(em, this.ledger.standing(caller, held.plan));
    });
  }

  /** @throws ACTION_NOT_ALLOWED, PLAN_EXISTS */
  private async begin(em: EntityManager, caller: Caller, wanted: NewPlan): Promise<HeldPlan> {
    const why = this.policy.require(caller.actor, 'pairing.change', {
      kind: 'pairing',
      ...wanted.pairing.subject(),
    });
    const now = this.clock.now();
    const plan = em.create(Plan, {
      id: newId<PlanId>(),
      ...wanted,
      revision: 0,
      state: 'draft',
      proposedSide: null,
      proposedBy: null,
      proposedAt: null,
      agreedBy: null,
      agreedAt: null,
      createdBy: em.getReference(Person, caller.personId),
      createdAt: now,
      updatedAt: now,
    });
    em.persist(plan);
    const held = this.ledger.standing(caller, plan);
    await this.ledger.note(em, held, 'create', { copied: wanted.copiedFromId !== null }, why);
    try {
      await em.flush();
    } catch (error) {
      throw isPlanOfYear(error) ? new CatalogueError('PLAN_EXISTS', [], { cause: error }) : error;
    }
    return held;
  }
}
