import { z } from 'zod';
import { instant } from './ids.js';
import { Hospital, Person } from './people.js';

/** Somebody asked to join a consultation beyond its two doctors. */
export const ConsultationMember = z
  .object({ person: Person, addedBy: Person, addedAt: instant })
  .meta({ id: 'ConsultationMember' });
export type ConsultationMember = z.infer<typeof ConsultationMember>;

export const MemberCandidate = z
  .object({ person: Person, hospital: Hospital, specialties: z.array(z.string()) })
  .meta({ id: 'MemberCandidate' });
export type MemberCandidate = z.infer<typeof MemberCandidate>;

export const glassVerdicts = ['justified', 'unjustified'] as const;

/** One use of emergency access, as its reviewers see it: nothing of the case. */
export const BrokenGlass = z
  .object({
    id: z.uuid(),
    consultationNumber: z.string(),
    invitingHospital: Hospital,
    invitedHospital: Hospital.nullable(),
    person: Person,
    reason: z.string(),
    openedAt: instant,
    until: instant,
    review: z
      .object({ by: Person, at: instant, verdict: z.enum(glassVerdicts), note: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'BrokenGlass' });
export type BrokenGlass = z.infer<typeof BrokenGlass>;
