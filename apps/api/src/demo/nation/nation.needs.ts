import {
  type CapabilityLevel,
  type NeedAnswer,
  type NeedsAnswers,
  specialties,
  type Specialty,
  type TechniqueCode,
  techniquesOf,
} from '@jiedui/domain';
import type { HospitalRecord } from '../../features/hospitals/index.js';
import { Dice } from './dice.js';
import { countyLanguages } from './nation.languages.js';

/** Most see some hundreds of cases a year in a specialty, few see thousands. */
const cases = { median: 450, spread: 1, least: 50, most: 5_000 } as const;

function casesPerYear(dice: Dice): number {
  // Box and Muller: two even chances make a bell.
  const bell = Math.sqrt(-2 * Math.log(1 - dice.next())) * Math.cos(2 * Math.PI * dice.next());
  const drawn = cases.median * Math.exp(cases.spread * bell);
  return Math.round(Math.min(cases.most, Math.max(cases.least, drawn)));
}

/** The better a hospital treats something, the fewer it sends away. */
const transferPercent: Readonly<Record<CapabilityLevel, readonly [from: number, until: number]>> = {
  0: [50, 85],
  1: [35, 65],
  2: [15, 40],
  3: [5, 20],
  4: [2, 10],
  5: [1, 5],
};

const evidenceOf = (dice: Dice, level: CapabilityLevel): string =>
  level === 0
    ? '尚未设置专科，由内科或外科代诊。'
    : `专科床位 ${dice.between(2, 8) * (level + 1)} 张，主治医师以上 ${dice.between(1, 2) * level} 人，${
        level < 3 ? '疑难和危重病例转诊。' : '常见手术和危重病例可在本院完成。'
      }`;

function line(
  dice: Dice,
  specialty: Specialty,
  capability: CapabilityLevel,
  wanted: Pick<NeedAnswer, 'wantedTechniques' | 'wantedPosts'>,
): NeedAnswer {
  const [from, until] = transferPercent[capability];
  return {
    specialty,
    casesPerYear: casesPerYear(dice),
    transferOutPercent: dice.between(from * 2, until * 2) / 2,
    capability,
    evidence: evidenceOf(dice, capability),
    ...wanted,
  };
}

const levelUpTo = (dice: Dice, most: CapabilityLevel) => dice.between(0, most) as CapabilityLevel;

/** A key county asks for a whole team, another for a specialty or two. */
const askedFor = (dice: Dice, isKey: boolean): number =>
  isKey ? dice.between(5, 7) : dice.isLucky(0.1) ? 2 : 1;

function wishes(dice: Dice, specialty: Specialty, isKey: boolean) {
  const known: readonly TechniqueCode[] = techniquesOf[specialty];
  return {
    wantedTechniques: dice.shuffled(known).slice(0, dice.between(1, 3)),
    wantedPosts: isKey ? dice.between(1, 2) : dice.between(0, 2),
  };
}

/** What a county hospital needs: help where it is weak, and the picture of what else it treats. */
export function countyNeeds(
  seed: string,
  { code, specialties: own, flags, regionCode }: HospitalRecord,
): NeedsAnswers {
  const dice = new Dice(seed, `needs/${code}`);
  const isKey = flags.includes('keyCounty');
  const registered = new Set(own.map(({ specialty }) => specialty));
  const mixed = dice.shuffled(specialties);
  const asking = mixed.slice(0, askedFor(dice, isKey));
  const others = [...registered, ...mixed.filter((one) => !registered.has(one))].filter(
    (one) => !asking.includes(one),
  );
  const count = Math.max(asking.length, dice.between(4, 8));
  const nothing = { wantedTechniques: [], wantedPosts: 0 };
  return {
    kind: 'needs',
    languages: countyLanguages(dice, regionCode ?? '', flags),
    specialties: [
      ...asking.map((one) => line(dice, one, levelUpTo(dice, 2), wishes(dice, one, isKey))),
      ...others
        .slice(0, count - asking.length)
        .map((one) => line(dice, one, registered.has(one) ? 3 : levelUpTo(dice, 2), nothing)),
    ],
  };
}

/** The same hospital a year before: fewer cases, more of them sent away, here and there a level lower. */
export function yearBefore(seed: string, code: string, answers: NeedsAnswers): NeedsAnswers {
  const dice = new Dice(seed, `needs before/${code}`);
  return {
    ...answers,
    specialties: answers.specialties.map((now) => {
      const capability = Math.max(0, (now.capability ?? 0) - (dice.isLucky(0.12) ? 1 : 0)) as CapabilityLevel;
      return {
        ...now,
        capability,
        casesPerYear: Math.max(cases.least, Math.round((now.casesPerYear ?? 0) * (0.85 + dice.next() * 0.2))),
        transferOutPercent: Math.min(100, (now.transferOutPercent ?? 0) + dice.between(0, 12) / 2),
        evidence: evidenceOf(dice, capability),
      };
    }),
  };
}
