import type { OnCallHospital, OnCallSpecialty } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { LoadFailure } from '../../shell/load-failure';
import { formatInstant } from '../../time/format';
import { useNow } from '../../time/use-now';
import { buttonClass } from '../../ui/button';
import { Skeleton } from '../../ui/skeleton';
import { onCallNowQuery } from './on-call-queries';
import { rankNames } from './names';

const minuteMs = 60_000;

function Gap({ standing, timeZone }: { readonly standing: OnCallSpecialty; readonly timeZone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const { isRostered, nextGap } = standing;
  if (!isRostered) return <span className="tag tag-warning">{t('onCall.now.noRoster')}</span>;
  if (!nextGap) return <span className="tag tag-success">{t('onCall.now.covered')}</span>;
  // What is answered begins with the moment of the answer; the clock of the page may be a little behind.
  const isNow = Date.parse(nextGap.startsAt) <= now.getTime() + minuteMs;
  return (
    <span className={isNow ? 'tag tag-danger' : 'tag tag-warning'} data-testid="on-call-gap">
      {isNow
        ? t('onCall.now.gapNow')
        : t('onCall.now.gap', { from: formatInstant(nextGap.startsAt, timeZone) })}
    </span>
  );
}

function Standing({ at, standing }: { readonly at: OnCallHospital; readonly standing: OnCallSpecialty }) {
  const { t } = useTranslation();
  const name = useName();
  const { hospital } = at;
  const { specialty, onCall } = standing;
  return (
    <li className="item on-call-standing" data-testid="on-call-now" data-specialty={specialty}>
      <span className="item-head">
        <strong>{t(`terms.specialty.${specialty}`)}</strong>
        <Gap standing={standing} timeZone={hospital.timeZone} />
        <Link
          to="/on-call/rosters/$hospitalId/$specialty"
          params={{ hospitalId: hospital.id, specialty }}
          className={buttonClass({ tone: 'quiet' })}
          data-testid="to-roster"
        >
          {t('onCall.now.edit')}
        </Link>
      </span>
      {onCall.length === 0 && <span className="soft">{t('onCall.now.nobody')}</span>}
      {onCall.map(({ rank, person, endsAt }) => (
        <span key={rank}>
          {t(`onCall.rank.${rankNames[rank]}`)} · <strong>{name(person)}</strong>{' '}
          <span className="soft">
            {t('onCall.now.until', { time: formatInstant(endsAt, hospital.timeZone) })}
          </span>
        </span>
      ))}
    </li>
  );
}

/** Who is on call now, for each specialty of my hospitals, and when next nobody is. */
export function OnCallNow() {
  const { t } = useTranslation();
  const name = useName();
  const { data, error, refetch } = useQuery(onCallNowQuery);
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  if (data.length === 0) return <p className="panel panel-empty">{t('onCall.now.none')}</p>;
  return (
    <>
      {data.map((at) => (
        <section key={at.hospital.id} className="panel" aria-label={name(at.hospital)}>
          <h2 className="panel-title">
            {t('onCall.now.title')} <span className="soft">{name(at.hospital)}</span>
          </h2>
          <ul className="items">
            {at.specialties.map((standing) => (
              <Standing key={standing.specialty} at={at} standing={standing} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
