import type { HospitalDetail } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock';
import { zoneWords } from '../../../time/zone';
import {
  clockWords,
  minutesToBeijing,
  shifted,
  spansOf,
  weekdays,
  type WorkingSpan,
} from '../shared/working-hours';

const localWords = ({ fromMinute, untilMinute }: WorkingSpan) =>
  `${clockWords(fromMinute)}–${clockWords(untilMinute)}`;

function beijingWords(t: Translator, spans: readonly WorkingSpan[], byMinutes: number): string {
  const words = (minute: number) => {
    const { day, words: time } = shifted(minute, byMinutes);
    if (day === 0) return time;
    return day > 0 ? t('hospitals.page.nextDay', { time }) : t('hospitals.page.previousDay', { time });
  };
  const all = spans.map(({ fromMinute, untilMinute }) => `${words(fromMinute)}–${words(untilMinute)}`);
  return t('hospitals.page.beijing', { spans: all.join(' ') });
}

/** By the hospital's own clock; where that is not Beijing's, by Beijing's, too. */
export function ShownHours({ hospital }: { readonly hospital: HospitalDetail }) {
  const { t } = useTranslation();
  const { workingHours, timeZone } = hospital;
  if (workingHours.length === 0)
    return <p className="panel-empty">{t('hospitals.page.workingHoursEmpty')}</p>;
  const byMinutes = minutesToBeijing(timeZone, serverNow());
  return (
    <>
      {byMinutes !== 0 && (
        <p className="form-hint">{t('hospitals.page.localZone', { zone: zoneWords(t, timeZone) })}</p>
      )}
      <dl className="facts hours">
        {weekdays.map((weekday) => {
          const spans = spansOf(workingHours, weekday);
          return (
            <div key={weekday} className="fact" data-testid={`hours-${weekday}`}>
              <dt>{t(`hospitals.page.weekday.${weekday}`)}</dt>
              <dd>
                {spans.length === 0 ? (
                  <span className="soft">{t('hospitals.page.closed')}</span>
                ) : (
                  spans.map(localWords).join(' ')
                )}
                {spans.length > 0 && byMinutes !== 0 && (
                  <div className="soft">{beijingWords(t, spans, byMinutes)}</div>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
