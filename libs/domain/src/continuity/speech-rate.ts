import { type LadderLevel, sendsVideo } from './ladder.js';

/** How much of a link speech takes. `spare`: it leaves room for pictures beside it. `thin`: nothing else fits. */
export type SpeechRate = 'full' | 'spare' | 'thin';

/** In bits a second, without headers. */
export const speechBps: Readonly<Record<SpeechRate, number>> = { full: 32_000, spare: 16_000, thin: 12_000 };

/** With its headers, and with what is repeated where much is lost, full speech takes more than half of less. */
const narrowBps = 150_000;
/** Not back at the first moment in which there is room. */
const wideBps = 250_000;

/** @param capacityBps what the link is estimated to carry, in bits a second; null while nobody knows */
export function nextSpeechRate(
  earlier: SpeechRate,
  level: LadderLevel,
  capacityBps: number | null,
): SpeechRate {
  if (!sendsVideo(level)) return 'thin';
  if (capacityBps === null) return earlier === 'full' ? 'full' : 'spare';
  return capacityBps < (earlier === 'full' ? narrowBps : wideBps) ? 'spare' : 'full';
}
