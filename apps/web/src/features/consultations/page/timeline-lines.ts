import type { TimelineEntry } from '@jiedui/contracts';

export interface TimelineLine {
  readonly id: string;
  readonly at: string;
  readonly event: TimelineEntry['event'];
  readonly people: readonly NonNullable<TimelineEntry['by']>[];
}

const isSameMail = (a: TimelineEntry['event'], b: TimelineEntry['event']): boolean =>
  a.kind === 'mail' && b.kind === 'mail' && a.delivery === b.delivery;

/** One line per event; mails that went out together share a line, so that they do not bury what people did. */
export function timelineLines(entries: readonly TimelineEntry[]): TimelineLine[] {
  const lines: TimelineLine[] = [];
  for (const { id, at, event, by } of entries) {
    const people = by ? [by] : [];
    const last = lines.at(-1);
    if (last && isSameMail(last.event, event)) {
      lines[lines.length - 1] = { ...last, id, at, people: [...last.people, ...people] };
    } else lines.push({ id, at, event, people });
  }
  return lines;
}
