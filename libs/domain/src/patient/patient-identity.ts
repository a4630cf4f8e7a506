/** What names a patient. None of it is needed to ask; all of it is sealed where it is kept. */
export interface PatientIdentity {
  readonly name: string | null;
  readonly identityNumber: string | null;
  readonly phone: string | null;
  /** Of the inviting hospital. */
  readonly recordNumber: string | null;
}

export const patientIdentityFields = [
  'name',
  'identityNumber',
  'phone',
  'recordNumber',
] as const satisfies readonly (keyof PatientIdentity)[];
export type PatientIdentityField = (typeof patientIdentityFields)[number];

export const nobody: PatientIdentity = { name: null, identityNumber: null, phone: null, recordNumber: null };

const compact = (value: string) => value.normalize('NFKC').replace(/\s+/g, '');

/**
 * The form in which a value is looked up: what people type differently for the same thing becomes equal. Names lose
 * their spaces, since Chinese names are typed with and without; numbers lose all but what counts.
 */
export function searchForm(field: PatientIdentityField, value: string): string {
  switch (field) {
    case 'name':
      return compact(value)
        .replace(/[·•・]/g, '·')
        .toLowerCase();
    case 'identityNumber':
    case 'recordNumber':
      return compact(value).replace(/[-_]/g, '').toUpperCase();
    case 'phone':
      return compact(value)
        .replace(/\D/g, '')
        .replace(/^(00)?86(?=1\d{10}$)/, '');
  }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** A resident identity number of 18 places whose last one fits the others (GB 11643-1999, ISO 7064 MOD 11-2). */
export function isResidentNumber(value: string): boolean {
  const number = searchForm('identityNumber', value);
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return number[17] === checkDigits[sum % 11];
}
