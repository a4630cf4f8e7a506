import type { MatchingFigures } from '@jiedui/contracts';
import { keptOf, type MatchInstance, needOf } from '@jiedui/domain';
import type { SolvedPlan } from './plan.solver.js';

/** A row of `matching_choice`, but for the run. */
export interface ChoiceRow {
  readonly ask: number;
  readonly county_id: string;
  readonly specialty: string;
  readonly top_id: string | null;
  readonly score: number | null;
  readonly need: number;
  readonly is_team: boolean;
  readonly is_lead: boolean;
  readonly is_living: boolean;
  readonly is_pinned: boolean;
}

export function figuresOf(instance: MatchInstance, plan: SolvedPlan): MatchingFigures {
  const { problem } = instance;
  const pairs = new Set(
    plan.chosen.flatMap((top, ask) => (top < 0 ? [] : [`${instance.asks[ask]?.county}/${top}`])),
  );
  const { objective, bound, greedyObjective, arcs, solveMs } = plan;
  return {
    counties: problem.counties.length,
    tops: problem.tops.length,
    asks: instance.asks.length,
    answered: plan.chosen.filter((top) => top >= 0).length,
    places: instance.places.reduce((sum, one) => sum + one, 0),
    arcs,
    objective,
    bound,
    gapPercent: bound === 0 ? 0 : Number((((bound - objective) / bound) * 100).toFixed(4)),
    greedyObjective,
    partners: pairs.size,
    kept: keptOf(instance, plan.chosen),
    living: problem.living.length,
    solveMs,
  };
}

/** The partner that can lead and does most; of several, the one with the greater score. */
function leadOf({ asksOf, isLead, score, tops }: MatchInstance, county: number, chosen: readonly number[]) {
  const weight = new Map<number, number>();
  for (const ask of asksOf[county] ?? []) {
    const top = chosen[ask] as number;
    const cell = ask * tops + top;
    if (top < 0) continue;
    // A post outweighs any score.
    weight.set(top, (weight.get(top) ?? 0) + 1_000_000 + (score[cell] as number));
  }
  const canLead = [...weight].filter(([top]) =>
    (asksOf[county] ?? []).some((ask) => chosen[ask] === top && isLead[ask * tops + top]),
  );
  return canLead.toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

export function choiceRows(instance: MatchInstance, { chosen }: SolvedPlan): ChoiceRow[] {
  const { problem } = instance;
  const leads = problem.counties.map((_, county) => leadOf(instance, county, chosen));
  return instance.asks.flatMap((ask, at) => {
    const county = problem.counties[ask.county];
    const top = chosen[at] as number;
    if (!county) return [];
    return {
      ask: at,
      county_id: county.id,
      specialty: ask.specialty,
      top_id: problem.tops[top]?.id ?? null,
      score: top < 0 ? null : (instance.score[at * instance.tops + top] as number),
      need: needOf(ask),
      is_team: county.isTeam,
      is_lead: top >= 0 && leads[ask.county] === top,
      is_living: instance.livingOf[ask.county]?.has(top) ?? false,
      is_pinned: (instance.pinned[at] as number) >= 0,
    };
  });
}
