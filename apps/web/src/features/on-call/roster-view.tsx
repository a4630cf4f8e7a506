import type { OnCallSpan, Roster } from '@jiedui/contracts';
import { addDays, onCallRanks } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { formatDay, formatInstant, formatTime } from '../../time/format';
import { zoneWords } from '../../time/zone';
import { Notice } from '../../ui/notice';
import { rankNames, weekdayName } from './names';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

function Span({
  span,
  day,
  timeZone,
}: {
  readonly span: OnCallSpan;
  readonly day: string;
  readonly timeZone: string;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { startsAt, endsAt, source, person } = span;
  const isFromBefore = formatDay(startsAt, timeZone) < day;
  return (
    <li className="roster-span" data-testid="roster-span" data-source={source}>
      <span className="number">
        {isFromBefore ? '00:00' : formatTime(startsAt, timeZone)}–
        {formatDay(endsAt, timeZone) > day ? '24:00' : formatTime(endsAt, timeZone)}
      </span>{' '}
      {name(person)}
      {source !== 'weekly' && <span className="tag tag-calm">{t(`onCall.roster.${source}`)}</span>}
    </li>
  );
}

function Gaps({ roster: { gaps, hospital } }: { readonly roster: Roster }) {
  const { t } = useTranslation();
  const { timeZone } = hospital;
  return (
    <div className="roster-notices">
      {gaps.length === 0 ? (
        <Notice tone="success" title={t('onCall.roster.noGaps')} />
      ) : (
        gaps.map((gap) => (
          <Notice
            key={gap.startsAt}
            tone="warning"
            title={t('onCall.roster.gap', {
              from: formatInstant(gap.startsAt, timeZone),
              until: formatInstant(gap.endsAt, timeZone),
            })}
            testId="roster-gap"
          />
        ))
      )}
    </div>
  );
}

/** Who is on call in the week that is shown, day by day, in the time of the hospital. */
export function RosterWeek({ roster, from }: { readonly roster: Roster; readonly from: string }) {
  const { t } = useTranslation();
  const { timeZone } = roster.hospital;
  const isOn = (day: string) => (span: OnCallSpan) =>
    formatDay(span.startsAt, timeZone) <= day && formatInstant(span.endsAt, timeZone) > `${day} 00:00`;
  return (
    <section className="panel" aria-label={t('onCall.roster.week', { from })}>
      <Gaps roster={roster} />
      <div className="table-frame roster-frame">
        <table className="table table-still roster-week">
          <thead>
            <tr>
              <th scope="col">{t('onCall.roster.rank')}</th>
              {weekdays.map((weekday, at) => (
                <th key={weekday} scope="col">
                  {t(`onCall.roster.weekday.${weekdayName(weekday)}`)}{' '}
                  <span className="soft">{addDays(from, at).slice(5)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {onCallRanks.map((rank) => (
              <tr key={rank}>
                <th scope="row">{t(`onCall.rank.${rankNames[rank]}`)}</th>
                {weekdays.map((weekday, at) => {
                  const day = addDays(from, at);
                  return (
                    <td key={weekday}>
                      <ul className="roster-spans">
                        {roster.spans
                          .filter((span) => span.rank === rank)
                          .filter(isOn(day))
                          .map((span) => (
                            <Span key={span.startsAt} span={span} day={day} timeZone={timeZone} />
                          ))}
                      </ul>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft">{t('onCall.roster.zone', { zone: zoneWords(t, timeZone) })}</p>
    </section>
  );
}
