import type { PatientIdentityField } from '@jiedui/domain';

/** How much of each end stays legible: enough to compare with a card, too little to use. */
const legible: Partial<Record<PatientIdentityField, { readonly start: number; readonly end: number }>> = {
  identityNumber: { start: 3, end: 4 },
  phone: { start: 3, end: 4 },
};
const cover = '*';

/** Shown only when asked for: what could be used against the patient. */
export const isMasked = (field: PatientIdentityField): boolean => legible[field] !== undefined;

/** A short value keeps nothing: its ends would be most of it. */
export function maskedValue(field: PatientIdentityField, value: string): string {
  const ends = legible[field];
  const places = Array.from(value);
  if (!ends) return value;
  if (places.length < (ends.start + ends.end) * 1.5) return cover.repeat(places.length);
  const hidden = cover.repeat(places.length - ends.start - ends.end);
  return `${places.slice(0, ends.start).join('')}${hidden}${places.slice(-ends.end).join('')}`;
}
