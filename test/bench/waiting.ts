import { drawYear, runPlanner, runUniform, type Variant } from './waiting-model.js';

/** Five years of different calendars, each with chance of its own. */
const runs = [2021, 2022, 2023, 2024, 2025].map((year, at) => ({ year, seed: at + 1 }));

/** What the result hangs on: each assumption changed alone. `npm run -s bench -- waiting sensitivity`. */
const variants: Readonly<Record<string, Variant>> = {
  published: {},
  'one block for a call': { settings: { comesTwice: false } },
  'told two hours before': { settings: { noticeMinutes: 120 } },
  'told three hours before': { settings: { noticeMinutes: 180 } },
  'only days on which somebody waited': { isBudgetStrict: true },
  'sizes less unequal (exponent 0.8)': { model: { sizeExponent: 0.8 } },
  'sizes more unequal (exponent 1.2)': { model: { sizeExponent: 1.2 } },
  'nothing on Saturdays': { isClosedOnSaturdays: true },
  'half an hour of a workday on Saturdays': { model: { saturdayHourShare: 0.5 } },
  'slots of ten minutes': { settings: { slotMinutes: 10 } },
  'nobody waits long by rule': { settings: { longestWaitHours: Infinity } },
};

const sorted = (values: readonly number[]): number[] => values.toSorted((one, other) => one - other);
const quantile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.ceil(values.length * share) - 1] ?? 0;
const median = (values: readonly number[]): number => quantile(values, 0.5);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const rounded = (value: number): number => Number(value.toFixed(2));

function measure(variant: Variant) {
  const years = runs.map(({ year, seed }) => {
    const demand = drawYear(seed, year, variant);
    const uniform = runUniform(demand);
    const ours = runPlanner(demand, uniform, variant);
    return { uniform, ours, uniformMean: mean(uniform.waitsHours), oursMean: mean(ours.waitsHours) };
  });
  const of = (figure: (one: (typeof years)[number]) => number) => rounded(median(years.map(figure)));
  return {
    uniform: { meanWaitH: of((one) => one.uniformMean), expertDays: of((one) => one.uniform.expertDays) },
    ours: {
      meanWaitH: of((one) => one.oursMean),
      p90WaitH: of((one) => quantile(one.ours.waitsHours, 0.9)),
      expertDays: of((one) => one.ours.expertDays),
    },
    visits: of((one) => one.ours.visits),
    longestH: of((one) => quantile(one.ours.waitsHours, 1)),
    idleDays: of((one) => one.uniform.idleDays),
    means: years.map(({ uniformMean, oursMean }) => [rounded(uniformMean), rounded(oursMean)]),
    isWithin: years.every(({ uniform, ours }) => ours.expertDays <= uniform.expertDays),
  };
}

const base = measure({});
if (!base.isWithin) throw new Error('the planner used more expert-days than the uniform rule');
const { uniform, ours } = base;
if (process.argv[2] === 'sensitivity') {
  for (const [name, variant] of Object.entries(variants)) {
    console.error(JSON.stringify({ variant: name, ...(name === 'published' ? base : measure(variant)) }));
  }
}
console.log(JSON.stringify({ name: 'waiting', uniform, ours }));
