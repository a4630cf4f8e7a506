import { addDays, type Specialty, specialties } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../api/server-clock';
import { useName } from '../../language/language';
import { LoadFailure } from '../../shell/load-failure';
import { usePageTitle } from '../../shell/use-page-title';
import '../../styles/on-call.css';
import { Button } from '../../ui/button';
import { Skeleton } from '../../ui/skeleton';
import { ExceptionsEditor } from './exceptions.editor';
import { mondayOf } from './hours';
import { rosterQuery } from './on-call-queries';
import { RosterWeek } from './roster-view';
import { WeekEditor } from './week.editor';

const route = getRouteApi('/on-call/rosters/$hospitalId/$specialty');
const thisMonday = () => mondayOf(serverNow().toISOString().slice(0, 10));

function WeekChoice({
  from,
  onChange,
}: {
  readonly from: string;
  readonly onChange: (from: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="roster-weeks">
      <Button onClick={() => onChange(addDays(from, -7))} data-testid="roster-previous">
        {t('onCall.roster.previous')}
      </Button>
      <span className="number">{t('onCall.roster.week', { from })}</span>
      <Button onClick={() => onChange(addDays(from, 7))} data-testid="roster-next">
        {t('onCall.roster.next')}
      </Button>
      <Button tone="quiet" disabled={from === thisMonday()} onClick={() => onChange(thisMonday())}>
        {t('onCall.roster.thisWeek')}
      </Button>
    </div>
  );
}

/** The roster of one specialty, week by week; coordinators change it here. */
export function RosterPage() {
  const { t } = useTranslation();
  const name = useName();
  const navigate = useNavigate();
  const { hospitalId, specialty: given } = route.useParams();
  const specialty = specialties.find((one) => one === given) ?? specialties[0];
  const [from, setFrom] = useState(thisMonday);
  const { data, error, refetch } = useQuery(rosterQuery(hospitalId, specialty, from));
  const title = t('onCall.roster.title', { specialty: t(`terms.specialty.${specialty}`) });
  usePageTitle(title);
  const choose = (other: Specialty) =>
    void navigate({
      to: '/on-call/rosters/$hospitalId/$specialty',
      params: { hospitalId, specialty: other },
    });
  return (
    <div className="page page-wide" data-testid="roster-page">
      <div className="page-head">
        <h1 className="page-title">{title}</h1>
        {data && <span className="soft">{name(data.hospital)}</span>}
        <Link to="/on-call">{t('onCall.roster.back')}</Link>
      </div>
      <div className="roster-weeks">
        <select
          className="input"
          aria-label={t('onCall.roster.specialty')}
          value={specialty}
          onChange={(event) => choose(event.target.value as Specialty)}
          data-testid="roster-specialty"
        >
          {specialties.map((one) => (
            <option key={one} value={one}>
              {t(`terms.specialty.${one}`)}
            </option>
          ))}
        </select>
        <WeekChoice from={from} onChange={setFrom} />
      </div>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data && (
        <>
          <RosterWeek roster={data} from={from} />
          <ExceptionsEditor roster={data} from={from} />
          {data.mayKeep && <WeekEditor key={`${specialty}-${data.revision}`} roster={data} />}
        </>
      )}
    </div>
  );
}
