import { Assignment } from './assignment.js';
import type { MatchInstance } from './instance.js';
import type { RuleKind, SideModel } from './side-model.js';

/** What a rule costs, in whole points, 0 or more. `limit` is what it demands or allows. */
export interface RulePrice {
  readonly kind: RuleKind;
  readonly county: number;
  /** Of rules of a pair. */
  readonly top: number | null;
  /** Of the rule of a single ask. */
  readonly ask: number | null;
  readonly price: number;
  readonly limit: number;
}

export interface RulePrices {
  readonly rules: readonly RulePrice[];
  /** Of keeping one more living pairing. */
  readonly kept: number;
  readonly mustKeep: number;
}

export const noPrices: RulePrices = { rules: [], kept: 0, mustKeep: 0 };

const isDemand = (kind: RuleKind) =>
  kind === 'lead' || kind === 'minPosts' || kind === 'keeps' || kind === 'partner';

/**
 * Prices from the duals of a minimising solver. Any prices of 0 or more are sound, so that they may be rounded to whole
 * points, and the bound stays exact.
 */
export function rulePricesOf(model: SideModel, dual: ArrayLike<number>): RulePrices {
  const priceAt = (row: number, sign: 1 | -1) => Math.max(0, Math.round(sign * (dual[row] ?? 0)));
  const rules = model.rules
    .map(({ kind, row, county, top, ask, limit }) => ({
      kind,
      county,
      top,
      ask,
      limit,
      price: priceAt(row, isDemand(kind) ? 1 : -1),
    }))
    // A pairing that goes on is paid once whatever its arcs are paid, and partners are free whatever they cost: of these
    // a price of 0 counts as well.
    .filter(({ kind, price }) => price > 0 || kind === 'keeps' || kind === 'partners');
  return { rules, kept: model.keptRow < 0 ? 0 : priceAt(model.keptRow, 1), mustKeep: model.mustKeep };
}

export interface Relaxation {
  /** Scores with the prices of the rules on them: demands pay for an arc that helps, limits charge for it. */
  readonly score: Int32Array;
  /** What the prices of the limits and demands themselves add to the bound. */
  readonly constant: number;
}

/** The problem without its rules, which are priced instead. */
export function relax(instance: MatchInstance, { rules, kept, mustKeep }: RulePrices): Relaxation {
  const { tops, asksOf, isLead } = instance;
  const score = instance.score.slice();
  let constant = -kept * mustKeep;
  const partners = new Map<number, Map<number, number>>();
  for (const rule of rules) {
    const { kind, county, top, price, limit } = rule;
    const by = isDemand(kind) && kind !== 'partner' ? price : -price;
    if (kind === 'keeps') constant += Math.max(0, kept - price);
    else if (kind === 'partner') addTo(partners, county, top ?? -1, price);
    else if (kind !== 'partners') constant -= by * limit;
    if (kind === 'partners') continue;
    for (const ask of rule.ask === null ? (asksOf[county] ?? []) : [rule.ask]) {
      const from = ask * tops;
      for (let at = top ?? 0; at < (top === null ? tops : top + 1); at += 1) {
        if (kind === 'lead' && !isLead[from + at]) continue;
        // 0 means that there is no arc; one that costs more than it gives would not be chosen either.
        if ((score[from + at] as number) !== 0) score[from + at] = (score[from + at] as number) + by || -1;
      }
    }
  }
  return { score, constant: constant + partnerConstant(rules, partners) };
}

function addTo(sums: Map<number, Map<number, number>>, county: number, top: number, price: number): void {
  const own = sums.get(county) ?? new Map<number, number>();
  own.set(top, (own.get(top) ?? 0) + price);
  sums.set(county, own);
}

/** So many partners are free: those whose arcs are charged most. */
function partnerConstant(
  rules: readonly RulePrice[],
  charged: ReadonlyMap<number, ReadonlyMap<number, number>>,
): number {
  let constant = 0;
  for (const { kind, county, limit } of rules) {
    if (kind !== 'partners') continue;
    const sums = [...(charged.get(county)?.values() ?? [])].toSorted((one, other) => other - one);
    constant += sums.slice(0, limit).reduce((sum, one) => sum + one, 0);
  }
  return constant;
}

/**
 * The best plan for relaxed scores over all arcs of the problem: an upper bound of every plan that keeps the rules.
 * @param prices of places, from an earlier solution, to begin with
 */
export function solveRelaxed(
  instance: MatchInstance,
  relaxation: Relaxation,
  prices: Int32Array,
): { flow: Assignment; bound: number } {
  const flow = new Assignment(instance.asks.length, instance.tops, relaxation.score, instance.places);
  instance.pinned.forEach((top, ask) => {
    if (top >= 0) flow.pin(ask, top);
  });
  flow.solve(prices);
  return { flow, bound: flow.bound + relaxation.constant };
}
