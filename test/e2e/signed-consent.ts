import type { NewConsent } from '@jiedui/contracts';

/** Signed by the patient on the screen, a moment ago. */
export const signedConsent = (): NewConsent => ({
  giver: 'patient',
  whyNotPatient: null,
  relation: null,
  isFeeExplained: true,
  givenAt: new Date().toISOString(),
  proof: { method: 'signature', strokes: [[100, 100, 260, 180, 420, 90, 560, 210]] },
});
