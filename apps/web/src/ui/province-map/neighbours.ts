import { type Province, provinces } from '@jiedui/domain';

const steps = {
  ArrowLeft: { column: -1, row: 0 },
  ArrowRight: { column: 1, row: 0 },
  ArrowUp: { column: 0, row: -1 },
  ArrowDown: { column: 0, row: 1 },
} as const;

const isArrow = (key: string): key is keyof typeof steps => key in steps;

/** The nearest province in the direction of an arrow key: straight ahead before aslant. */
export function neighbourOf(from: Province, key: string): Province | undefined {
  if (!isArrow(key)) return undefined;
  const { column, row } = steps[key];
  let nearest: { province: Province; far: number } | undefined;
  for (const province of provinces) {
    const [across, down] = [province.column - from.column, province.row - from.row];
    const ahead = across * column + down * row;
    const aside = Math.abs(across * row) + Math.abs(down * column);
    const far = ahead + aside * 3;
    if (ahead > 0 && (!nearest || far < nearest.far)) nearest = { province, far };
  }
  return nearest?.province;
}
