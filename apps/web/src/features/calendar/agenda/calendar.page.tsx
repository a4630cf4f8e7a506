import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock';
import { holdsRole, useSignedIn } from '../../../session/me';
import { LoadFailure } from '../../../shell/load-failure';
import { useIsNarrow } from '../../../shell/use-is-narrow';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/calendar.css';
import { Button } from '../../../ui/button';
import { ChoiceBar } from '../../../ui/choice-bar';
import { Notice } from '../../../ui/notice';
import { Skeleton } from '../../../ui/skeleton';
import { myCalendarQuery } from '../calendar-queries';
import { type AgendaSearch, type AgendaView, agendaViews } from '../calendar-search';
import { DayList } from './day-list';
import { FeedPanel } from './feed.panel';
import { WeekGrid } from './week-grid';

const route = getRouteApi('/calendar');
const listDays = 14;

/** The days that a view shows, from the one that was chosen or today. */
function shownDays(view: AgendaView, day: string | undefined) {
  const chosen = day ? dayjs(day) : dayjs(serverNow()).startOf('day');
  if (view === 'day') return { first: chosen, count: 1 };
  if (view === 'list') return { first: chosen, count: listDays };
  return { first: chosen.subtract((chosen.day() + 6) % 7, 'day'), count: 7 };
}

function Agenda({ view, day }: { readonly view: AgendaView; readonly day: string | undefined }) {
  const { t } = useTranslation();
  const { first, count } = shownDays(view, day);
  const from = first.toISOString();
  const { data, error, refetch } = useQuery(myCalendarQuery(from, first.add(count, 'day').toISOString()));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={10} />;
  const days = Array.from({ length: count }, (_, at) => first.add(at, 'day').format('YYYY-MM-DD'));
  const kinds = new Map(data.days.map(({ day, kind }) => [day, kind]));
  const isUnknown = [...kinds.values()].includes('unknown');
  return (
    <>
      {isUnknown && (
        <Notice
          tone="warning"
          title={t('scheduling.calendar.unknownHolidays', { until: data.holidaysKnownUntil })}
        />
      )}
      {view === 'list' ? (
        <DayList days={days} kinds={kinds} entries={data.entries} isSparse />
      ) : view === 'day' ? (
        <DayList days={days} kinds={kinds} entries={data.entries} />
      ) : (
        <WeekGrid days={days} kinds={kinds} entries={data.entries} />
      )}
    </>
  );
}

function Toolbar(props: {
  readonly view: AgendaView;
  readonly day: string | undefined;
  readonly onChange: (search: AgendaSearch) => void;
}) {
  const { t } = useTranslation();
  const { view, day, onChange } = props;
  const { first, count } = shownDays(view, day);
  const move = (by: number) => onChange({ view, day: first.add(by * count, 'day').format('YYYY-MM-DD') });
  return (
    <div className="calendar-bar">
      <div className="calendar-moves">
        <Button
          aria-label={t('scheduling.calendar.earlier')}
          icon={<LeftOutlined aria-hidden />}
          onClick={() => move(-1)}
          data-testid="calendar-earlier"
        />
        <Button onClick={() => onChange({ view })} data-testid="calendar-today">
          {t('scheduling.calendar.today')}
        </Button>
        <Button
          aria-label={t('scheduling.calendar.later')}
          icon={<RightOutlined aria-hidden />}
          onClick={() => move(1)}
          data-testid="calendar-later"
        />
        <strong>
          {first.format('YYYY-MM-DD')}
          {count > 1 && ` – ${first.add(count - 1, 'day').format('MM-DD')}`}
        </strong>
      </div>
      <ChoiceBar<AgendaView>
        label={t('scheduling.calendar.view')}
        value={view}
        onChange={(chosen) => onChange({ view: chosen, ...(day ? { day } : {}) })}
        choices={agendaViews.map((value) => ({ value, label: t(`scheduling.calendar.${value}`) }))}
        testId="calendar-view"
      />
    </div>
  );
}

export function CalendarPage() {
  const { t } = useTranslation();
  usePageTitle(t('scheduling.calendar.title'));
  const search = route.useSearch();
  const navigate = useNavigate();
  const { me } = useSignedIn();
  const isNarrow = useIsNarrow();
  const view = search.view ?? (isNarrow ? 'list' : 'week');
  return (
    <div className="page" data-testid="calendar-page">
      <div className="page-head">
        <h1 className="page-title">{t('scheduling.calendar.title')}</h1>
        {holdsRole(me, 'expert') && (
          <Link to="/availability" className="button button-plain" data-testid="calendar-availability">
            {t('scheduling.calendar.availability')}
          </Link>
        )}
      </div>
      <Toolbar
        view={view}
        day={search.day}
        onChange={(changed) => void navigate({ to: '/calendar', search: changed, replace: true })}
      />
      <Agenda view={view} day={search.day} />
      <p className="soft">{t('scheduling.calendar.zone')}</p>
      <FeedPanel />
    </div>
  );
}
