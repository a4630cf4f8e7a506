import { Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type InputOf,
  type MatchChoicePage,
  type MatchDifference,
  type MatchExplanation,
  type MatchingComparison,
  type WeighedTop,
  type WhatIf,
} from '@jiedui/contracts';
import type { Specialty } from '@jiedui/domain';
import type { HospitalId, MatchingRunId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { MatchingAccess } from './matching.access.js';
import { MatchingDesk } from './matching.desk.js';
import { comparedChoices, findChoices, hospitalsById, materialOf } from './matching.queries.js';
import { constraintView, hospitalsOf } from './matching.view.js';
import type { ToldTop, TryTold } from './solver/desk.worker.js';
import type { SolvedPlan } from './solver/plan.solver.js';

type Names = Awaited<ReturnType<typeof hospitalsById>>;

const differencesShown = 500;

function nameOf(names: Names, id: HospitalId) {
  const hospital = names.get(id);
  if (!hospital) throw new CatalogueError('NOT_FOUND');
  return hospital;
}

/** Looks into solved plans: choices, reasons, what-ifs and comparisons. */
@Injectable()
export class MatchingReader {
  constructor(
    private readonly database: Database,
    private readonly access: MatchingAccess,
    private readonly desk: MatchingDesk,
  ) {}

  choices({ actor }: Caller, id: MatchingRunId, query: InputOf<'listMatchChoices'>['query']) {
    return this.database.read(async (em): Promise<MatchChoicePage> => {
      await this.access.requireSolved(em, actor, id);
      const { rows, total } = await findChoices(em, id, query);
      const names = await hospitalsById(
        em,
        rows.flatMap(({ countyId, topId }) => [countyId, topId].filter((one) => one !== null)),
      );
      const items = rows.map(({ countyId, topId, ...row }) => ({
        ...row,
        county: nameOf(names, countyId),
        top: topId && nameOf(names, topId),
        canAccept: topId !== null && row.agreementId === null && !row.isNegotiating,
      }));
      return { items, total, page: query.page, pageSize: query.pageSize };
    });
  }

  async explain(
    { actor }: Caller,
    id: MatchingRunId,
    { countyId, specialty, topId }: InputOf<'explainMatch'>['query'],
  ): Promise<MatchExplanation> {
    await this.database.read((em) => this.access.requireSolved(em, actor, id));
    const asked = { kind: 'explain', countyId, specialty, topId: topId ?? null } as const;
    const told = await this.desk.ask(id, asked, 'explained', () => this.material(id));
    const all = [told.chosen, told.asked, ...told.alternatives].filter((one) => one !== null);
    const ids = all.flatMap((one) => [one.topId, ...one.takenBy.map((taken) => taken.countyId)]);
    const names = await this.names([countyId, ...ids]);
    const view = (one: ToldTop | null) => one && weighedView(one, names, told.chosen?.topId ?? null);
    return {
      county: nameOf(names, countyId),
      specialty,
      wanted: told.wanted,
      chosen: view(told.chosen),
      profit: told.profit,
      alternatives: told.alternatives.flatMap((one) => view(one) ?? []),
      asked: view(told.asked),
      askedOffers: told.askedOffers,
      loss: told.loss,
      isLossExact: told.isLossExact,
    };
  }

  async tryWishes(
    { actor }: Caller,
    id: MatchingRunId,
    wishes: InputOf<'tryMatching'>['body'],
  ): Promise<WhatIf> {
    await this.database.read((em) => this.access.requireSolved(em, actor, id));
    const told = await this.desk.ask(id, { kind: 'try', wishes }, 'tried', () => this.material(id));
    const names = await this.names([...told.differences.flatMap(hospitalsIn), ...hospitalsOf(told.broken)]);
    return {
      objectiveBefore: told.objectiveBefore,
      objectiveAfter: told.objectiveAfter,
      isExact: told.isExact,
      brokenRules: told.broken.map((one) => constraintView(one, names)),
      differences: told.differences.map((one) => differenceView(one, names)),
      solveMs: Number(told.solveMs.toFixed(1)),
    };
  }

  compare({ actor }: Caller, oneId: MatchingRunId, otherId: MatchingRunId): Promise<MatchingComparison> {
    return this.database.read(async (em) => {
      const sides = [];
      for (const id of [oneId, otherId]) {
        const { run } = await this.access.requireSolved(em, actor, id);
        const { objective = 0, answered = 0, kept = 0 } = run.figures ?? {};
        sides.push({ id, name: run.name, objective, answered, kept });
      }
      const [one, other] = sides;
      if (!one || !other) throw new CatalogueError('NOT_FOUND');
      const all = await comparedChoices(em, oneId, otherId);
      const shown = all.slice(0, differencesShown);
      const names = await hospitalsById(em, shown.flatMap(hospitalsIn));
      return {
        one,
        other,
        differences: shown.map((row) => differenceView(row, names)),
        total: all.length,
      };
    });
  }

  private names(ids: readonly HospitalId[]): Promise<Names> {
    return this.database.read((em) => hospitalsById(em, ids));
  }

  private material(id: MatchingRunId) {
    return this.database.read(async (em: EntityManager) => {
      const { problem, plan } = await materialOf(em, id);
      return { problem, plan: plan as SolvedPlan };
    });
  }
}

type Difference = Omit<TryTold['differences'][number], 'specialty'> & { readonly specialty: string };

const hospitalsIn = ({ countyId, before, after }: Difference): HospitalId[] =>
  [countyId, before, after].filter((id) => id !== null);

const differenceView = (
  { countyId, specialty, before, after, scoreBefore, scoreAfter }: Difference,
  names: Names,
): MatchDifference => ({
  county: nameOf(names, countyId),
  specialty: specialty as Specialty,
  before: before && nameOf(names, before),
  after: after && nameOf(names, after),
  scoreBefore,
  scoreAfter,
});

const weighedView = (
  { topId, takenBy, ...weighed }: ToldTop,
  names: Names,
  chosenId: HospitalId | null,
): WeighedTop => ({
  ...weighed,
  top: nameOf(names, topId),
  isChosen: topId === chosenId,
  takenBy: takenBy.map(({ countyId, specialty }) => ({
    county: nameOf(names, countyId),
    specialty: specialty as Specialty,
  })),
});
