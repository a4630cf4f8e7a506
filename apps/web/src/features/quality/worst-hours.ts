import type { LinkHistory } from '@jiedui/contracts';

const mostNamed = 3;

/** The hours in which sessions were most often not good, the worst first; none where all were good. */
export function worstHours({ byHour }: Pick<LinkHistory, 'byHour'>): readonly number[] {
  const spoilt = byHour.flatMap(({ hour, fair, poor, sessions }) =>
    fair + poor === 0 ? [] : [{ hour, share: (fair + poor) / sessions, count: fair + poor }],
  );
  return spoilt
    .toSorted((a, b) => b.share - a.share || b.count - a.count || a.hour - b.hour)
    .slice(0, mostNamed)
    .map(({ hour }) => hour);
}
