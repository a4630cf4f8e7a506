import { addMonths, type IsoDate } from './plan-days.js';

interface DatedLine {
  readonly startsOn?: IsoDate;
  readonly endsOn?: IsoDate;
  readonly dueOn?: IsoDate;
}

const dates = ['startsOn', 'endsOn', 'dueOn'] as const;

/** The same line so many years later; 29 February becomes the 28th. */
export function yearsLater<Line extends object>(line: Line, years: number): Line {
  const given: DatedLine = line;
  const moved: { -readonly [Name in keyof DatedLine]: IsoDate } = {};
  for (const name of dates) {
    const date = given[name];
    if (date !== undefined) moved[name] = addMonths(date, years * 12);
  }
  return { ...line, ...moved };
}
