import { type ConsultationState, openStates } from '../consultation/consultation.states.js';

/** Long enough to catch a question that a colleague asked last week, short enough for a new illness. */
export const duplicateWithinDays = 14;

/** States in which the question was answered; what was refused or lapsed may be asked again. */
export const answeredStates: readonly ConsultationState[] = ['signed', 'acknowledged', 'closed'];

/** Whether a question of the same patient and specialty is still open, or was answered not long ago. */
export function isDuplicate(
  earlier: { readonly state: ConsultationState; readonly updatedAt: Date },
  now: Date,
): boolean {
  if (answeredStates.includes(earlier.state)) {
    return now.getTime() - earlier.updatedAt.getTime() <= duplicateWithinDays * 86_400_000;
  }
  return openStates.includes(earlier.state);
}
