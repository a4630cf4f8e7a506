export const consultationStates = [
  'draft',
  'submitted',
  'accepted',
  'scheduled',
  'inSession',
  'signed',
  'acknowledged',
  'closed',
  'refused',
  'cancelled',
] as const;
export type ConsultationState = (typeof consultationStates)[number];

export const consultationActions = [
  'submit',
  'accept',
  'refuse',
  'schedule',
  'start',
  'sign',
  'acknowledge',
  'close',
  'discard',
  'cancel',
] as const;
export type ConsultationAction = (typeof consultationActions)[number];
