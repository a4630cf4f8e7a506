import { Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type Plan as PlanView,
  type PlanFilter,
  type PlanInTrouble,
  type PlanPage,
  type PlanSummary,
  type UnplannedPairing,
} from '@jiedui/contracts';
import { milestoneStateOf, type PlanItemKind, yearScore } from '@jiedui/domain';
import type { PlanId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Pairing } from '../pairings/index.js';
import { AccessPolicy } from '../policy/index.js';
import { Plan } from './plan.entity.js';
import { PlanBook } from './plan.book.js';
import { PlanLedger, withHospitals } from './plan.ledger.js';
import { linesOf, ofKind } from './plan.lines.js';
import { findPlanIds, findRunningIds, findUnplanned } from './plan.query.js';
import { findTemplates, templatesById, templateView } from './plan.templates.js';
import { judged, pairingView } from './plan.view.js';
import { PlanReview } from './plan-progress.entity.js';

const judgedKinds: readonly PlanItemKind[] = ['post', 'milestone'];

/** In the order of the ids. */
async function plansInOrder(em: EntityManager, ids: readonly PlanId[]): Promise<Plan[]> {
  const found = await em.find(Plan, { id: { $in: [...ids] } }, { populate: [...withHospitals] });
  const byId = new Map(found.map((plan) => [plan.id, plan]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

@Injectable()
export class PlanReader {
  constructor(
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly ledger: PlanLedger,
    private readonly book: PlanBook,
  ) {}

  list({ actor }: Caller, filter: PlanFilter): Promise<PlanPage> {
    this.policy.require(actor, 'programme.see', { kind: 'programme' });
    return this.database.read(async (em) => {
      const { ids, total } = await findPlanIds(em, actor, filter);
      const items = await this.summaries(em, ids);
      return { items, total, page: filter.page, pageSize: filter.pageSize };
    });
  }

  templates() {
    return this.database.read(async (em) => (await findTemplates(em)).map(templateView));
  }

  get(caller: Caller, id: PlanId): Promise<PlanView> {
    return this.database.read(async (em) => {
      const plan = await em.findOne(Plan, { id }, { populate: [...withHospitals, 'proposedBy', 'agreedBy'] });
      if (!plan) throw new CatalogueError('NOT_FOUND');
      return this.book.open(em, this.ledger.standing(caller, plan));
    });
  }

  unplanned({ actor }: Caller, year: number): Promise<UnplannedPairing[]> {
    const hospitalIds = this.policy.requireSomewhere(actor, 'hospital.match');
    return this.database.read(async (em) => {
      const rows = await findUnplanned(em, hospitalIds, year);
      const pairings = await em.find(
        Pairing,
        { id: { $in: rows.map(({ id }) => id) } },
        { populate: ['invitingHospital', 'invitedHospital'] },
      );
      const byId = new Map(pairings.map((pairing) => [pairing.id, pairing]));
      return rows.flatMap(({ id, lastId, lastYear }) => {
        const pairing = byId.get(id);
        if (!pairing) return [];
        const lastPlan = lastId !== null && lastYear !== null ? { id: lastId, year: lastYear } : null;
        return [{ pairing: pairingView(pairing), lastPlan }];
      });
    });
  }

  /** For those who coordinate: the others cannot mend them. */
  deviations({ actor }: Caller): Promise<PlanInTrouble[]> {
    const hospitalIds = this.policy.requireSomewhere(actor, 'hospital.match');
    return this.database.read(async (em) => {
      const ids = await findRunningIds(em, hospitalIds);
      const plans = await plansInOrder(em, ids);
      const lines = await linesOf(em, ids, judgedKinds);
      const templateOf = await templatesById(em);
      const today = this.ledger.today();
      return plans.flatMap((plan) => {
        const { deviations } = judged(plan, lines(plan.id), templateOf(plan.templateId), today);
        if (deviations.length === 0) return [];
        return [{ id: plan.id, year: plan.year, pairing: pairingView(plan.pairing), deviations }];
      });
    });
  }

  private async summaries(em: EntityManager, ids: readonly PlanId[]): Promise<PlanSummary[]> {
    const plans = await plansInOrder(em, ids);
    const lines = await linesOf(em, ids, judgedKinds);
    const reviews = await em.find(PlanReview, { planId: { $in: [...ids] } });
    const templateOf = await templatesById(em);
    const today = this.ledger.today();
    return plans.map((plan): PlanSummary => {
      const template = templateOf(plan.templateId);
      const { staffing, deviations } = judged(plan, lines(plan.id), template, today);
      const states = ofKind(lines(plan.id), 'milestone').map((one) => milestoneStateOf(one, today));
      const count = (wanted: string) => states.filter((state) => state === wanted).length;
      return {
        id: plan.id,
        year: plan.year,
        state: plan.state,
        pairing: pairingView(plan.pairing),
        template: template.code,
        months: [...staffing.coverage.months],
        milestones: { total: states.length, done: count('done'), overdue: count('overdue') },
        deviations: deviations.length,
        score: yearScore(
          reviews.filter(({ planId }) => planId === plan.id),
          template.weights,
        ),
        updatedAt: plan.updatedAt.toISOString(),
      };
    });
  }
}
