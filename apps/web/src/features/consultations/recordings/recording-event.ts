import type { RecordingEvent } from '@jiedui/contracts';
import { ladderLevels, type LadderLevel } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import { formatElapsed } from '../../../time/format';

const levelOf = (detail: string | null): LadderLevel =>
  ladderLevels.find((level) => level === detail) ?? 'fullVideo';

/** What an event says, in words. */
export function eventWords(t: Translator, event: RecordingEvent, name: string): string {
  const { kind, at, untilAt, detail } = event;
  switch (kind) {
    case 'gap':
      return t('recording.playback.event.gap', {
        length: formatElapsed(Math.max(1_000, Date.parse(untilAt ?? at) - Date.parse(at))),
      });
    case 'level':
      return t('recording.playback.event.level', {
        name,
        level: t(`recording.playback.level.${levelOf(detail)}`),
      });
    default:
      return t(`recording.playback.event.${kind}`, { name });
  }
}

/** Where in a file an event is, in seconds; what was before its beginning is at its beginning. */
export const secondsInto = (at: string, beginsAt: string): number =>
  Math.max(0, (Date.parse(at) - Date.parse(beginsAt)) / 1_000);
