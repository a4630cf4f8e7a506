import type { TimelineEntry } from '@jiedui/contracts';
import { describe, expect, it } from '@jest/globals';
import { timelineLines } from './timeline-lines';

const person = (id: string) => ({ id, nameZh: id, nameEn: id }) as NonNullable<TimelineEntry['by']>;
const mail = (id: string, delivery: 'delivered' | 'failed' = 'delivered'): TimelineEntry => ({
  id,
  at: '2026-11-21T06:30:00Z',
  by: person(id),
  event: { kind: 'mail', delivery, messageId: id },
});

describe('timelineLines', () => {
  it('gathers mails that went out together into one line', () => {
    const lines = timelineLines([mail('a'), mail('b')]);
    expect(lines.map(({ people }) => people.map(({ id }) => id))).toEqual([['a', 'b']]);
  });

  it('keeps a mail that failed apart from those delivered', () => {
    expect(timelineLines([mail('a'), mail('b', 'failed')])).toHaveLength(2);
  });

  it('keeps what people did as lines of their own', () => {
    const joined: TimelineEntry = {
      id: 'j',
      at: '2026-11-21T06:31:00Z',
      by: person('a'),
      event: { kind: 'presence', movement: 'joined' },
    };
    expect(timelineLines([joined, { ...joined, id: 'k' }])).toHaveLength(2);
  });
});
