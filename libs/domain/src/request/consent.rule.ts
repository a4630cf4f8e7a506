import type { ConsentGiver } from '../consultation/consultation.js';

/** How a consent was given: signed on the screen, or on a form that was scanned. */
export const consentMethods = ['signature', 'form'] as const;
export type ConsentMethod = (typeof consentMethods)[number];

/** Why somebody other than the patient consented. */
export const whyNotPatientReasons = ['minor', 'unconscious', 'incapable', 'protective', 'other'] as const;
export type WhyNotPatient = (typeof whyNotPatientReasons)[number];

export const consentRelations = [
  'parent',
  'spouse',
  'child',
  'sibling',
  'grandparent',
  'legalGuardian',
  'otherRelative',
] as const;
export type ConsentRelation = (typeof consentRelations)[number];

export interface ConsentFacts {
  readonly giver: ConsentGiver;
  readonly whyNotPatient: WhyNotPatient | null;
  readonly relation: ConsentRelation | null;
  readonly isFeeExplained: boolean;
}

export type ConsentFault = { readonly path: keyof ConsentFacts; readonly code: 'missing' | 'unexpected' };

/** What keeps a consent from being recorded: it must say why not the patient, who instead, and that the fee was told. */
export function consentFaults({
  giver,
  whyNotPatient,
  relation,
  isFeeExplained,
}: ConsentFacts): ConsentFault[] {
  const faults: ConsentFault[] = [];
  const isPatient = giver === 'patient';
  for (const [path, value] of [
    ['whyNotPatient', whyNotPatient],
    ['relation', relation],
  ] as const) {
    if (!isPatient && value === null) faults.push({ path, code: 'missing' });
    if (isPatient && value !== null) faults.push({ path, code: 'unexpected' });
  }
  if (!isFeeExplained) faults.push({ path: 'isFeeExplained', code: 'missing' });
  return faults;
}
