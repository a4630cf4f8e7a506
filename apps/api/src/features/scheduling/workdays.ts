import { publishedCalendar, type WorkdayCalendar } from '@jiedui/domain';
import { createRequire } from 'node:module';

/** Days by date, as the npm package chinese-days publishes them; what is behind the names is not needed here. */
interface PublishedFile {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

export const WORKDAYS = Symbol('WORKDAYS');

/** The state's holidays and make-up workdays. The file is read, since the package's own answers go past its data. */
export function stateWorkdays(): WorkdayCalendar {
  const { holidays, workdays } = createRequire(import.meta.url)(
    'chinese-days/dist/chinese-days.json',
  ) as PublishedFile;
  return publishedCalendar({ holidays: Object.keys(holidays), makeUpWorkdays: Object.keys(workdays) });
}
