import { z } from 'zod';
import { text } from './text.js';

const identifier = (maxLength: number) => text(maxLength).nullable();

/** What names the patient. Sealed in the database; in no list, mail, hint, log or address. */
export const PatientIdentity = z
  .object({
    name: identifier(100),
    identityNumber: identifier(40),
    phone: identifier(40),
    recordNumber: identifier(60).meta({ description: "The inviting hospital's own number of the patient" }),
  })
  .meta({ id: 'PatientIdentity' });
export type PatientIdentity = z.infer<typeof PatientIdentity>;

/** Exact matches only; every field that is given must fit. */
export const PatientSearch = PatientIdentity.partial().refine(
  (search) => Object.values(search).some((value) => typeof value === 'string' && value.trim() !== ''),
  { message: 'Name at least one field' },
);
