import type { Consultation } from '@jiedui/contracts';
import type { ConsultationState } from '@jiedui/domain';

/** What a consultation waits for now. After its session ended, that is the opinion. */
export function waitingFor({
  state,
  session,
}: Pick<Consultation, 'state' | 'session'>): ConsultationState | 'afterSession' {
  return state === 'inSession' && session?.state === 'ended' ? 'afterSession' : state;
}
