import { grouped, type HospitalId } from '@jiedui/kernel';
import type { MatchConstraint } from './constraint.js';
import { instanceOf, type MatchInstance, placesById } from './instance.js';
import type { MatchProblem } from './matching.js';
import { type LinearModel, ModelWriter, unlimited } from './side-model.js';

/**
 * Whether some constraints of a problem can hold together, as a model without a goal: what is not among them is given
 * up, and with it the pins, bans and limits that it stands for. An ask is answered at most once in any case.
 */
export class ConflictModel {
  private readonly instance: MatchInstance;
  private readonly countyAt: ReadonlyMap<HospitalId, number>;
  private readonly topAt: ReadonlyMap<HospitalId, number>;
  private readonly cells: readonly number[];
  private readonly living: number;

  constructor(problem: MatchProblem) {
    this.instance = instanceOf({ ...problem, pins: [], bans: [] });
    this.living = this.instance.livingOf.reduce((sum, { size }) => sum + size, 0);
    this.countyAt = placesById(problem.counties);
    this.topAt = placesById(problem.tops);
    this.cells = [...this.instance.score.keys()].filter((cell) => (this.instance.score[cell] as number) > 0);
  }

  private topOf(column: number): number {
    return (this.cells[column] as number) % this.instance.tops;
  }
  private askOf(column: number): number {
    return Math.floor((this.cells[column] as number) / this.instance.tops);
  }

  modelOf(constraints: readonly MatchConstraint[]): LinearModel {
    const writer = new ModelWriter();
    const columns = this.cells.map(() => writer.column(0));
    const byAsk = grouped(columns, (column) => this.askOf(column));
    const byTop = grouped(columns, (column) => this.topOf(column));
    const byCounty = grouped(columns, (column) => this.instance.asks[this.askOf(column)]?.county ?? -1);
    for (const group of byAsk.values()) writer.row(group, [0, 1]);
    for (const constraint of constraints) {
      const own = byCounty.get(this.countyAt.get(constraint.countyId as HospitalId) ?? -1) ?? [];
      const top = this.topAt.get(constraint.topId as HospitalId) ?? -1;
      this.write(writer, constraint, { own, top, ofTop: byTop.get(top) ?? [], byCounty });
    }
    return writer;
  }

  private write(
    writer: ModelWriter,
    { kind, specialty, limit }: MatchConstraint,
    { own, top, ofTop, byCounty }: Reach,
  ): void {
    const pair = own.filter(
      (column) =>
        this.topOf(column) === top &&
        (specialty === null || this.instance.asks[this.askOf(column)]?.specialty === specialty),
    );
    const most = limit ?? 0;
    if (kind === 'pin') writer.row(pair, [1, 1]);
    else if (kind === 'ban') writer.row(pair, [0, 0]);
    else if (kind === 'places') writer.row(ofTop, [0, most]);
    else if (kind === 'lead') {
      const leads = own.filter((column) => this.instance.isLead[this.cells[column] as number]);
      writer.row(leads, [1, unlimited]);
    } else if (kind === 'minPosts') writer.row(own, [most, unlimited]);
    else if (kind === 'maxPosts') writer.row(own, [0, most]);
    else if (kind === 'perHospital') {
      for (const group of grouped(own, (column) => this.topOf(column)).values()) writer.row(group, [0, most]);
    } else if (kind === 'maxPartners') this.limitPartners(writer, own, most);
    else if (kind === 'maxDropped') this.keepLiving(writer, byCounty, this.living - most);
  }

  private limitPartners(writer: ModelWriter, own: readonly number[], most: number): void {
    const partners = [...grouped(own, (column) => this.topOf(column)).values()].map((group) => {
      const partner = writer.column(0);
      for (const column of group) writer.row([partner], [0, unlimited], [column]);
      return partner;
    });
    writer.row(partners, [0, most]);
  }

  private keepLiving(writer: ModelWriter, byCounty: Reach['byCounty'], least: number): void {
    const kept = this.instance.livingOf.flatMap((living, county) =>
      [...living].flatMap((top) => {
        const group = (byCounty.get(county) ?? []).filter((column) => this.topOf(column) === top);
        if (group.length === 0) return [];
        const keeps = writer.column(0);
        writer.row(group, [0, unlimited], [keeps]);
        return [keeps];
      }),
    );
    writer.row(kept, [least, unlimited]);
  }
}

interface Reach {
  readonly own: readonly number[];
  readonly top: number;
  readonly ofTop: readonly number[];
  readonly byCounty: ReadonlyMap<number, readonly number[]>;
}
