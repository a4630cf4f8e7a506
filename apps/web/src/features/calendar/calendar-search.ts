export const agendaViews = ['week', 'day', 'list'] as const;
export type AgendaView = (typeof agendaViews)[number];

const dayOf = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? { day: value }
    : {};
const idOf = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined;

export interface AgendaSearch {
  readonly view?: AgendaView;
  readonly day?: string;
}

export function parseAgendaSearch(search: Record<string, unknown>): AgendaSearch {
  const view = agendaViews.find((one) => one === search['view']);
  return { ...(view ? { view } : {}), ...dayOf(search['day']) };
}

/** Whose week; one's own where nobody is named. */
export interface AvailabilitySearch {
  readonly person?: string;
}

export function parseAvailabilitySearch(search: Record<string, unknown>): AvailabilitySearch {
  const person = idOf(search['person']);
  return person ? { person } : {};
}

export interface BoardSearch {
  readonly hospital?: string;
  readonly day?: string;
}

export function parseBoardSearch(search: Record<string, unknown>): BoardSearch {
  const hospital = idOf(search['hospital']);
  return { ...(hospital ? { hospital } : {}), ...dayOf(search['day']) };
}
