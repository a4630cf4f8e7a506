import type { PairingRadar } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../api/errors';
import { useName } from '../../language/language';
import { LoadFailure } from '../../shell/load-failure';
import { useMarkPairingSeen } from '../../shell/use-mark-read';
import { usePageTitle } from '../../shell/use-page-title';
import '../../styles/radar.css';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { actionWords } from './action-words';
import { ActionLink } from './action.link';
import { EscalationHistory } from './escalation-history';
import { pairingRadarQuery } from './radar-queries';
import { EscalationTags, SilenceBadge } from './silence-badge';
import { TendingBar } from './tending.bar';

const route = getRouteApi('/radar/$pairingId');

function Signs({ radar }: { readonly radar: PairingRadar }) {
  const { t } = useTranslation();
  const { signs, beganOn, contactEveryDays } = radar;
  const facts = [
    ['consultation', signs.lastConsultationOn],
    ['visit', signs.lastVisitOn],
    ['milestone', signs.lastMilestoneOn],
    ['consultations', t('radar.detail.consultationCount', { count: signs.consultations })],
    [
      'rhythm',
      contactEveryDays === null
        ? t('radar.detail.rhythmNone')
        : t('radar.detail.rhythmDays', { count: contactEveryDays }),
    ],
    ['began', beganOn],
  ] as const;
  return (
    <section className="panel" aria-labelledby="signs-title">
      <h2 className="panel-title" id="signs-title">
        {t('radar.detail.signs')}
      </h2>
      <dl className="radar-signs">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{t(`radar.detail.${label}`)}</dt>
            <dd className={value === null ? 'soft' : 'number'}>{value ?? t('radar.detail.never')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Actions({ radar: { actions, pairing } }: { readonly radar: PairingRadar }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="actions-title">
      <h2 className="panel-title" id="actions-title">
        {t('radar.detail.actions')}
      </h2>
      {actions.length === 0 && <p className="panel-empty">{t('radar.detail.noActions')}</p>}
      <ol className="radar-actions">
        {actions.map((action, at) => (
          <li key={action.code} data-testid="radar-action" data-code={action.code}>
            <span>{actionWords(t, action)}</span>
            <ActionLink action={action} pairing={pairing} isPrimary={at === 0} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Radar({ radar }: { readonly radar: PairingRadar }) {
  const { t } = useTranslation();
  const name = useName();
  const { invitingHospital, invitedHospital } = radar.pairing;
  usePageTitle(`${name(invitingHospital)} → ${name(invitedHospital)}`);
  return (
    <>
      <div className="page-head">
        <h1 className="page-title">
          {name(invitingHospital)} → {name(invitedHospital)}
        </h1>
        <Link to="/radar" data-testid="radar-back">
          {t('radar.detail.back')}
        </Link>
      </div>
      <div className="radar-head">
        <SilenceBadge item={radar} />
        <EscalationTags item={radar} />
      </div>
      <TendingBar radar={radar} />
      <div className="radar-parts">
        <Actions radar={radar} />
        <Signs radar={radar} />
      </div>
      <EscalationHistory escalations={radar.escalations} />
    </>
  );
}

/** One pairing on the radar: when it last lived, what to do next, and who was told. */
export function PairingRadarPage() {
  const { t } = useTranslation();
  const { pairingId } = route.useParams();
  const { data, error, refetch } = useQuery(pairingRadarQuery(pairingId));
  useMarkPairingSeen(pairingId);
  const isUnwatched = hasCode(error, 'NOT_FOUND');
  return (
    <div className="page" data-testid="pairing-radar-page">
      {isUnwatched && <Notice tone="info" title={t('radar.detail.notWatched')} testId="radar-unwatched" />}
      {error && !data && !isUnwatched && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data && <Radar radar={data} />}
    </div>
  );
}
