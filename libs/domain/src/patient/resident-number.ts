import type { Sex } from '../consultation/consultation.js';
import { isResidentNumber, searchForm } from './patient-identity.js';

export interface ResidentFacts {
  readonly ageYears: number;
  readonly sex: Extract<Sex, 'female' | 'male'>;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** True for a day of the calendar: the 31st of June is none. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * Age in full years and sex, as a resident identity number tells them.
 * @param today the patient's day, YYYY-MM-DD
 * @returns nothing where the number does not fit, or was given to somebody not yet born
 */
export function residentFacts(value: string, today: string): ResidentFacts | undefined {
  if (!isResidentNumber(value)) return undefined;
  const number = searchForm('identityNumber', value);
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(
    Number,
  ) as [number, number, number];
  if (!isDay(year, month, day)) return undefined;
  const hadBirthday = today.slice(5) >= `${pad(month)}-${pad(day)}`;
  const ageYears = Number(today.slice(0, 4)) - year - (hadBirthday ? 0 : 1);
  if (ageYears < 0) return undefined;
  return { ageYears, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' };
}
