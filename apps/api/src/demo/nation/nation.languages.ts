import type { CareLanguage, ProgrammeFlag, RegionCode } from '@jiedui/domain';
import type { Dice } from './dice.js';

/** What is spoken beside Mandarin in many of a province's wards. */
const spokenIn: Readonly<Record<string, readonly CareLanguage[]>> = {
  15: ['mvf'],
  22: ['kor'],
  44: ['yue'],
  45: ['zha', 'yue'],
  51: ['bod', 'iii'],
  52: ['hmn'],
  53: ['iii', 'bod'],
  54: ['bod'],
  63: ['bod'],
  65: ['uig', 'kaz'],
};

const chance = { ethnic: 0.9, county: 0.5, city: 0.4 } as const;

const drawn = (dice: Dice, regionCode: RegionCode, likely: number): CareLanguage[] =>
  (spokenIn[regionCode.slice(0, 2)] ?? []).filter((_, at) => dice.isLucky(at === 0 ? likely : likely / 2));

export const countyLanguages = (
  dice: Dice,
  regionCode: RegionCode,
  flags: readonly ProgrammeFlag[],
): CareLanguage[] => drawn(dice, regionCode, flags.includes('ethnic') ? chance.ethnic : chance.county);

/** Doctors of the cities speak what their patients from the counties speak, fewer of them. */
export const cityLanguages = (dice: Dice, regionCode: RegionCode): CareLanguage[] =>
  drawn(dice, regionCode, chance.city);
