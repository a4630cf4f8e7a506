const dayMinutes = 1_440;
const pad = (value: number) => String(value).padStart(2, '0');

/** Of minutes after midnight; beyond a day, the hour of the next. */
export const hourOf = (minute: number): string => {
  const inDay = minute % dayMinutes;
  return `${pad(Math.floor(inDay / 60))}:${pad(inDay % 60)}`;
};

/** @returns minutes after midnight, or nothing where no hour is written */
export function minuteOf(hour: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(hour) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return hours === undefined || minute >= dayMinutes ? undefined : minute;
}

/** An end that is not after its beginning is meant for the next day. */
export const endAfter = (from: number, until: number): number => (until > from ? until : until + dayMinutes);

/** The Monday of the week in which a day lies. Days as YYYY-MM-DD. */
export function mondayOf(date: string): string {
  const day = new Date(Date.parse(date));
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}
