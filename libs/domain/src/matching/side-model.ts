import { grouped } from '@jiedui/kernel';
import type { MatchInstance } from './instance.js';
import { sidesOf } from './sides.js';

/** A linear model by rows: minimise cost · x with rowLower ≤ row · x ≤ rowUpper, in whole numbers. */
export interface LinearModel {
  readonly cost: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly rowLower: number[];
  readonly rowUpper: number[];
  readonly starts: number[];
  readonly indices: number[];
  readonly values: number[];
}

export const ruleKinds = [
  'lead',
  'minPosts',
  'maxPosts',
  'perHospital',
  'partner',
  'partners',
  'keeps',
] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** A rule of one county, of one of its pairs, or of one ask of a pair. */
export interface RuleRow {
  readonly kind: RuleKind;
  readonly row: number;
  readonly county: number;
  readonly top: number | null;
  readonly ask: number | null;
  /** What it demands at least, or allows at most. */
  readonly limit: number;
}

export interface SideModel extends LinearModel {
  /** The arcs of the first columns, as ask × tops + top. */
  readonly cells: readonly number[];
  readonly rules: readonly RuleRow[];
  /** Columns of what is missing of demands that cannot be met. */
  readonly missing: readonly number[];
  /** The row of how many living pairings must go on, and how many; -1 where the rule is not set. */
  readonly keptRow: number;
  readonly mustKeep: number;
}

export const unlimited = Number.POSITIVE_INFINITY;

/** What one missing unit of a demand costs: more than any plan can gain by it. */
export const missingCost = 100_000;

export class ModelWriter implements LinearModel {
  readonly cost: number[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly starts: number[] = [];
  readonly indices: number[] = [];
  readonly values: number[] = [];
  readonly missing: number[] = [];

  column(cost: number, lower = 0, upper = 1): number {
    this.lower.push(lower);
    this.upper.push(upper);
    return this.cost.push(cost) - 1;
  }

  /** At least so many; what is missing has its own column. */
  demand(columns: readonly number[], least: number): number {
    const missing = this.column(missingCost, 0, Math.max(1, least));
    this.missing.push(missing);
    return this.row([...columns, missing], [least, unlimited]);
  }

  /** Columns of `plus` count once, those of `minus` are taken off. */
  row(
    plus: readonly number[],
    [lower, upper]: readonly [number, number],
    minus: readonly number[] = [],
  ): number {
    this.starts.push(this.indices.length);
    this.indices.push(...plus, ...minus);
    this.values.push(...plus.map(() => 1), ...minus.map(() => -1));
    this.rowLower.push(lower);
    return this.rowUpper.push(upper) - 1;
  }
}

/** How many living pairings a plan must keep at least; null where it need not. */
export const mustKeepOf = ({ problem, livingOf }: MatchInstance): number | null =>
  problem.rules.maxDropped === null
    ? null
    : Math.max(0, livingOf.reduce((sum, { size }) => sum + size, 0) - problem.rules.maxDropped);

/** The problem over some of its arcs, with every rule; pinned arcs must be among them. */
export function sideModelOf(instance: MatchInstance, cells: readonly number[]): SideModel {
  const { tops, asks, score, pinned, places } = instance;
  const writer = new ModelWriter();
  const columns = cells.map((cell) => {
    const isPinned = pinned[Math.floor(cell / tops)] === cell % tops;
    return writer.column(-(score[cell] as number), isPinned ? 1 : 0);
  });
  const topOf = (column: number) => (cells[column] as number) % tops;
  const askOf = (column: number) => Math.floor((cells[column] as number) / tops);
  for (const [top, group] of grouped(columns, topOf)) writer.row(group, [0, places[top] as number]);
  for (const group of grouped(columns, askOf).values()) writer.row(group, [0, 1]);
  const byCounty = grouped(columns, (column) => asks[askOf(column)]?.county ?? -1);
  const keeping: number[] = [];
  const rules = instance.asksOf.flatMap((_, county) => {
    const own = byCounty.get(county) ?? [];
    const context = { instance, writer, county, own, byTop: grouped(own, topOf), cells };
    return [...countyRules(context), ...partnerRules(context), ...keepRules(context, keeping)];
  });
  const mustKeep = mustKeepOf(instance);
  const keptRow = mustKeep === null ? -1 : writer.demand(keeping, mustKeep);
  return { ...writer, cells, rules, keptRow, mustKeep: mustKeep ?? 0 };
}

interface CountyContext {
  readonly instance: MatchInstance;
  readonly writer: ModelWriter;
  readonly county: number;
  /** Its columns, all and by top hospital. */
  readonly own: readonly number[];
  readonly byTop: ReadonlyMap<number, readonly number[]>;
  readonly cells: readonly number[];
}

const ruleOf = (rule: Pick<RuleRow, 'kind' | 'row' | 'county'> & Partial<RuleRow>): RuleRow => ({
  top: null,
  ask: null,
  limit: 0,
  ...rule,
});

function countyRules({ instance, writer, county, own, byTop, cells }: CountyContext): RuleRow[] {
  const side = sidesOf(instance, county);
  const rules: RuleRow[] = [];
  if (side.isLeadRequired) {
    const leads = own.filter((column) => instance.isLead[cells[column] as number]);
    rules.push(ruleOf({ kind: 'lead', row: writer.demand(leads, 1), county, limit: 1 }));
  }
  if (side.minPosts > 0) {
    const row = writer.demand(own, side.minPosts);
    rules.push(ruleOf({ kind: 'minPosts', row, county, limit: side.minPosts }));
  }
  if (side.maxPosts !== null) {
    const row = writer.row(own, [0, side.maxPosts]);
    rules.push(ruleOf({ kind: 'maxPosts', row, county, limit: side.maxPosts }));
  }
  for (const [top, group] of byTop) {
    if (group.length <= side.maxPerHospital) continue;
    const row = writer.row(group, [0, side.maxPerHospital]);
    rules.push(ruleOf({ kind: 'perHospital', row, county, top, limit: side.maxPerHospital }));
  }
  return rules;
}

/** A hospital that answers anything counts as a partner. */
function partnerRules({ instance, writer, county, byTop, cells }: CountyContext): RuleRow[] {
  const { maxPartners } = sidesOf(instance, county);
  if (maxPartners === null) return [];
  const rules: RuleRow[] = [];
  const partners = [...byTop].map(([top, group]) => {
    const partner = writer.column(0);
    for (const column of group) {
      const row = writer.row([partner], [0, unlimited], [column]);
      const ask = Math.floor((cells[column] as number) / instance.tops);
      rules.push(ruleOf({ kind: 'partner', row, county, top, ask }));
    }
    return partner;
  });
  const row = writer.row(partners, [0, maxPartners]);
  return [...rules, ruleOf({ kind: 'partners', row, county, limit: maxPartners })];
}

/** A living pairing goes on where it answers something. */
function keepRules({ instance, writer, county, byTop }: CountyContext, keeping: number[]): RuleRow[] {
  if (instance.problem.rules.maxDropped === null) return [];
  return [...(instance.livingOf[county] ?? [])].flatMap((top) => {
    const columns = byTop.get(top);
    if (!columns) return [];
    const kept = writer.column(0);
    keeping.push(kept);
    return [ruleOf({ kind: 'keeps', row: writer.row(columns, [0, unlimited], [kept]), county, top })];
  });
}
