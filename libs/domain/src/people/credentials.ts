/** Grades of a doctor's professional title, lowest first. */
export const doctorTitles = ['resident', 'attending', 'associateChief', 'chief'] as const;
export type DoctorTitle = (typeof doctorTitles)[number];

/** Spoken languages, as ISO 639 codes: the ones a county doctor or patient may need an expert to speak. */
export const spokenLanguages = [
  'cmn',
  'yue',
  'wuu',
  'nan',
  'hak',
  'bo',
  'ug',
  'mn',
  'kk',
  'ky',
  'za',
  'ii',
  'hmn',
  'ko',
  'en',
] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

/**
 * Full years of independent practice on a date, counted from the day of the licence.
 * @param practisingSince ISO date
 */
export function independentYears(practisingSince: string, now: Date): number {
  const today = now.toISOString().slice(0, 10);
  const years = Number(today.slice(0, 4)) - Number(practisingSince.slice(0, 4));
  // Compared as text, a doctor licensed on 29 February completes a common year on 1 March.
  const isAnniversaryAhead = today.slice(5) < practisingSince.slice(5);
  return Math.max(0, isAnniversaryAhead ? years - 1 : years);
}

/**
 * Years of independent practice that a consulting expert must have completed.
 * Source: the national rules on telemedicine between hospitals (2018), as gathered in the domain notes: a registered
 * doctor with at least three years of independent practice.
 */
export const expertIndependentYears = 3;

/** True when a doctor has practised independently for so many years; never without a date on record. */
export const isIndependentFor = (practisingSince: string | null, years: number, now: Date): boolean =>
  practisingSince !== null && independentYears(practisingSince, now) >= years;
