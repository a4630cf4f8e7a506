import type { Hospital, RegionName } from '@jiedui/contracts';
import { hospitalRoles, type Role, type Specialty } from '@jiedui/domain';

/** A post while it is being put together; days are ISO dates or empty. */
export interface PostDraft {
  readonly role: Role;
  readonly hospital: Hospital | null;
  readonly region: RegionName | null;
  readonly specialties: readonly Specialty[];
  readonly validFrom: string;
  readonly validUntil: string;
}

export type PostFault = 'hospitalMissing' | 'regionMissing' | 'specialtiesMissing' | 'untilBeforeFrom';

export const isHospitalRole = (role: Role): boolean => (hospitalRoles as readonly Role[]).includes(role);

/** What is still missing or wrong; the API checks the same, and whether one may appoint there. */
export function postFaults(draft: PostDraft): ReadonlySet<PostFault> {
  const { role, hospital, region, specialties, validFrom, validUntil } = draft;
  const faults = new Set<PostFault>();
  if (isHospitalRole(role) && !hospital) faults.add('hospitalMissing');
  if (role === 'supervisor' && !region) faults.add('regionMissing');
  if (role === 'expert' && specialties.length === 0) faults.add('specialtiesMissing');
  if (validFrom && validUntil && validUntil < validFrom) faults.add('untilBeforeFrom');
  return faults;
}

/** Only what its role is held with: what was chosen for another role before is left behind. */
export function postInputOf({ role, hospital, region, specialties, validFrom, validUntil }: PostDraft) {
  return {
    role,
    hospitalId: isHospitalRole(role) ? (hospital?.id ?? null) : null,
    regionCode: role === 'supervisor' ? (region?.code ?? null) : null,
    specialties: role === 'expert' ? [...specialties] : [],
    ...(validFrom ? { validFrom } : {}),
    validUntil: validUntil || null,
  };
}
