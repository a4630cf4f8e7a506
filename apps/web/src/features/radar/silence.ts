import type { RadarItem } from '@jiedui/contracts';
import type { EscalationStep, RadarState } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import type { ClockLevel } from '../../time/clock';

export const levelOf: Readonly<Record<RadarState, ClockLevel>> = {
  awake: 'calm',
  due: 'soon',
  dormant: 'overdue',
  neverWoken: 'overdue',
  noRhythm: 'calm',
};

/** Whom each step tells. */
export const toldAt = {
  1: 'coordinators',
  2: 'administrators',
  3: 'supervisor',
} as const satisfies Record<EscalationStep, string>;

type Silence = Pick<RadarItem, 'state' | 'daysSilent' | 'contactEveryDays' | 'lastSign'>;

/** How long it has been silent, or how long it may be: the sentence beside the state. */
export function silenceWords(
  t: Translator,
  { state, daysSilent, contactEveryDays, lastSign }: Silence,
): string {
  if (state === 'due' && contactEveryDays !== null) {
    const left = contactEveryDays - daysSilent;
    return left === 0 ? t('radar.lastDay') : t('radar.within', { count: left });
  }
  if (daysSilent === 0) return t(lastSign ? 'radar.fresh' : 'radar.freshBegan');
  return t(lastSign ? 'radar.silent' : 'radar.beganSilent', { count: daysSilent });
}
