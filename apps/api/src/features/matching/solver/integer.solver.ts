import type { LinearModel } from '@jiedui/domain';
import highs, { type Highs, type InitOptions } from 'highs';

/** Its types describe the CommonJS build, Node loads the module build, whose default is the loader itself. */
const loadHighs = highs as unknown as (options?: InitOptions) => Promise<Highs>;

export interface IntegerOptions {
  readonly isInteger: boolean;
  /** Of the optimum, 0 for proof. */
  readonly relativeGap?: number;
  readonly timeLimitMs?: number;
}

export interface IntegerSolution {
  readonly state: 'optimal' | 'infeasible' | 'stopped';
  /** Empty where there is no solution. */
  readonly columns: Float64Array;
  readonly dual: Float64Array;
}

/** HiGHS, compiled to WebAssembly. Blocks its thread while it solves. */
export class IntegerSolver {
  private constructor(private readonly highs: Highs) {}

  static async load(): Promise<IntegerSolver> {
    return new IntegerSolver(await loadHighs());
  }

  solve(linear: LinearModel, options: IntegerOptions): IntegerSolution {
    if (linear.cost.length === 0) return emptyOf(linear);
    const { constants } = this.highs;
    return this.highs.withModel(this.dataOf(linear, options.isInteger), (model): IntegerSolution => {
      model.options.set({
        output_flag: false,
        time_limit: (options.timeLimitMs ?? 600_000) / 1_000,
        mip_rel_gap: options.relativeGap ?? 0,
        mip_abs_gap: options.relativeGap ? 1 : 0.5,
      });
      model.run();
      const status = model.getModelStatus();
      const none = { columns: new Float64Array(), dual: new Float64Array() };
      if (status === constants.modelStatus.infeasible) return { state: 'infeasible', ...none };
      const { colValue, rowDual } = model.getSolution();
      const state = status === constants.modelStatus.optimal ? 'optimal' : 'stopped';
      const isFound = model.info.get('primal_solution_status') === constants.solutionStatus.feasible;
      return isFound ? { state, columns: colValue, dual: rowDual } : { state, ...none };
    });
  }

  private dataOf(linear: LinearModel, isInteger: boolean) {
    const numCols = linear.cost.length;
    const numRows = linear.rowLower.length;
    return {
      numCols,
      numRows,
      colCost: Float64Array.from(linear.cost),
      colLower: Float64Array.from(linear.lower),
      colUpper: Float64Array.from(linear.upper),
      rowLower: Float64Array.from(linear.rowLower),
      rowUpper: Float64Array.from(linear.rowUpper),
      matrix: {
        format: 'csr' as const,
        numRows,
        numCols,
        starts: Int32Array.from([...linear.starts, linear.indices.length]),
        indices: Int32Array.from(linear.indices),
        values: Float64Array.from(linear.values),
      },
      ...(isInteger ? { integrality: new Int32Array(numCols).fill(1) } : {}),
    };
  }
}

/** Without columns every row is 0; HiGHS does not look at them. */
function emptyOf({ rowLower, rowUpper }: LinearModel): IntegerSolution {
  const canHold = rowLower.every((lower, row) => lower <= 0 && (rowUpper[row] as number) >= 0);
  const dual = new Float64Array(rowLower.length);
  return { state: canHold ? 'optimal' : 'infeasible', columns: new Float64Array(), dual };
}
