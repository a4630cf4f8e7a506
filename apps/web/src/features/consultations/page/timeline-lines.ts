import type { TimelineEntry } from '@jiedui/contracts';

export interface TimelineLine {
  readonly id: string;
  readonly at: string;
  readonly event: TimelineEntry['event'];
  readonly people: readonly NonNullable<TimelineEntry['by']>[];
}

const isSameMail = (a: TimelineEntry['event'], b: TimelineEntry['event']): boolean =>
  a.kind === 'mail' && b.kind === 'mail' && a.delivery === b.delivery;

/** Newest first, one line per event; mails that went out together share a line, so that they do not bury what people did. */
export function timelineLines(entries: readonly TimelineEntry[]): TimelineLine[] {
  const lines: TimelineLine[] = [];
  for (const { id, at, event, by } of entries) {
    const people = by ? [by] : [];
    const [newest] = lines;
    const others = people.filter(({ id: other }) => !newest?.people.some((one) => one.id === other));
    if (newest && isSameMail(newest.event, event)) {
      lines[0] = { ...newest, id, at, people: [...newest.people, ...others] };
    } else lines.unshift({ id, at, event, people });
  }
  return lines;
}
