import {
  type CapabilityLevel,
  type OfferAnswer,
  type SpecialtyStrength,
  type StrengthsAnswers,
  type TechniqueCode,
  techniquesOf,
} from '@jiedui/domain';
import type { HospitalRecord } from '../../features/hospitals/index.js';
import { Dice } from './dice.js';
import { cityLanguages } from './nation.languages.js';

interface Standing {
  readonly level: CapabilityLevel;
  readonly techniques: readonly [from: number, until: number];
}

const standings: Readonly<Record<SpecialtyStrength, Standing>> = {
  nationalKey: { level: 5, techniques: [4, 5] },
  provincialKey: { level: 4, techniques: [3, 4] },
  prefectureKey: { level: 4, techniques: [2, 3] },
  countyKey: { level: 3, techniques: [1, 2] },
  ordinary: { level: 3, techniques: [1, 2] },
};

function offer(dice: Dice, { specialty, strength }: HospitalRecord['specialties'][number]): OfferAnswer {
  const { level, techniques } = standings[strength];
  const known: readonly TechniqueCode[] = techniquesOf[specialty];
  return {
    specialty,
    capability: level,
    evidence: `专科床位 ${dice.between(3, 12) * 10} 张，高级职称 ${dice.between(2, 6) * level} 人，年收治 ${dice.between(10, 60) * 100} 例。`,
    techniques: dice.shuffled(known).slice(0, dice.between(...techniques)),
  };
}

const capacity = { posts: [4, 6], teleclinicHours: [0, 10] } as const;

/** What a top hospital can give: what it is registered to be strong in, and the people it can spare. */
export function topStrengths(
  seed: string,
  { code, specialties, regionCode }: HospitalRecord,
  year: number,
): StrengthsAnswers {
  const dice = new Dice(seed, `strengths/${code}`);
  const languages = cityLanguages(dice, regionCode ?? '');
  const offers = specialties.map((one) => offer(dice, one));
  const spared = new Dice(seed, `spared/${code}/${year}`);
  return {
    kind: 'strengths',
    languages,
    posts: spared.between(...capacity.posts),
    teleclinicHoursPerWeek: spared.between(...capacity.teleclinicHours),
    specialties: offers,
  };
}
