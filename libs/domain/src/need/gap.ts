import { expectedCapability, type SpecialtyNeed } from './need.js';

export type GapGround = Pick<SpecialtyNeed, 'casesPerYear' | 'transferOutPercent' | 'capability'>;

export interface Gap {
  /** Levels below what is expected of a county hospital, 0–3. */
  readonly levelsMissing: number;
  /** Cases a year that hospitals outside the county treat. */
  readonly casesSentOut: number;
  /**
   * In level-cases a year: each case counts once for every level that is missing, and a case that is sent away counts
   * twice, since it costs the patient the journey as well. 0 where the level is reached.
   */
  readonly levelCases: number;
}

const percent = 100;

export function gapOf({ casesPerYear, transferOutPercent, capability }: GapGround): Gap {
  const levelsMissing = Math.max(0, expectedCapability - capability);
  const casesSentOut = (casesPerYear * transferOutPercent) / percent;
  return { levelsMissing, casesSentOut, levelCases: levelsMissing * (casesPerYear + casesSentOut) };
}

/** Of a whole hospital: the sum of its lines, in level-cases a year. */
export const totalGap = (lines: readonly GapGround[]): number =>
  lines.reduce((sum, line) => sum + gapOf(line).levelCases, 0);
