import type { Messages, Translator } from '@jiedui/messages';

type NamedZone = keyof Messages['time']['zone'];
const namedZones: readonly NamedZone[] = ['Asia/Shanghai', 'Asia/Urumqi'];

/** The zone as people call it; one without a common name goes by its identifier. */
export function zoneWords(t: Translator, timeZone: string): string {
  const named = namedZones.find((zone) => zone === timeZone);
  return named ? t(`time.zone.${named}`) : timeZone;
}
