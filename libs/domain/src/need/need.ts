import type { HospitalId } from '@jiedui/kernel';
import type { Specialty } from '../access/actor.js';
import type { TechniqueCode } from './techniques.js';

/**
 * What a hospital can do in a specialty: 0 nothing, 1 first aid and referral, 2 common diseases, 3 common operations and
 * critical illness, 4 difficult cases, 5 leads others. A county hospital is expected to reach 3.
 */
export const capabilityLevels = [0, 1, 2, 3, 4, 5] as const;
export type CapabilityLevel = (typeof capabilityLevels)[number];
export const expectedCapability: CapabilityLevel = 3;

/** Languages besides Mandarin in which doctors and patients talk. ISO 639-3. */
export const careLanguages = ['bod', 'uig', 'mvf', 'kaz', 'zha', 'iii', 'hmn', 'kor', 'yue'] as const;
export type CareLanguage = (typeof careLanguages)[number];

/** One line of a county hospital's yearly questionnaire. */
export interface SpecialtyNeed {
  readonly specialty: Specialty;
  readonly casesPerYear: number;
  /** Of those cases, sent to hospitals outside the county, 0–100. */
  readonly transferOutPercent: number;
  readonly capability: CapabilityLevel;
  /** What the level rests on. */
  readonly evidence: string;
  readonly wantedTechniques: readonly TechniqueCode[];
  /** People on site that are asked for, in posts of half a year or more; 0 for remote help alone. */
  readonly wantedPosts: number;
}

export interface CountyNeeds {
  readonly hospitalId: HospitalId;
  readonly year: number;
  readonly languages: readonly CareLanguage[];
  readonly specialties: readonly SpecialtyNeed[];
}

/** One line of a top hospital's yearly questionnaire. */
export interface SpecialtyOffer {
  readonly specialty: Specialty;
  readonly capability: CapabilityLevel;
  readonly evidence: string;
  readonly techniques: readonly TechniqueCode[];
}

export interface TopStrengths {
  readonly hospitalId: HospitalId;
  readonly year: number;
  readonly languages: readonly CareLanguage[];
  /** People it can send in a year, for half a year or more each. */
  readonly posts: number;
  readonly teleclinicHoursPerWeek: number;
  readonly specialties: readonly SpecialtyOffer[];
}

/** A line asks for help where it wants people or techniques; the others only draw the picture. */
export const asksForHelp = ({ wantedPosts, wantedTechniques }: SpecialtyNeed): boolean =>
  wantedPosts > 0 || wantedTechniques.length > 0;

const postsPerPlace = 2;
const remoteHoursPerPlace = 8;

/**
 * How many specialties of county hospitals a top hospital can take on. Somebody on site all year takes two posts of half
 * a year; a day of tele-clinic a week carries one more from afar.
 */
export const placesOf = ({
  posts,
  teleclinicHoursPerWeek,
}: Pick<TopStrengths, 'posts' | 'teleclinicHoursPerWeek'>) =>
  Math.floor(posts / postsPerPlace) + Math.floor(teleclinicHoursPerWeek / remoteHoursPerPlace);
