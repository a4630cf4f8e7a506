import type { Pairing } from '@jiedui/contracts';
import { openAgreementStates } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/errors';
import { useName } from '../../../language/language';
import { NotFoundPage, PagePending } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/pairings.css';
import { Notice } from '../../../ui/notice';
import { Skeleton } from '../../../ui/skeleton';
import { agreementQuery, pairingQuery } from '../pairing-queries';
import { blockWords } from '../shared/agreement-words';
import { AgreementView } from './agreement-view';

const route = getRouteApi('/pairings/$pairingId');

function Hospitals({ pairing }: { readonly pairing: Pairing }) {
  const { t } = useTranslation();
  const name = useName();
  const sides = [
    { side: 'inviting' as const, hospital: pairing.invitingHospital, region: pairing.invitingRegion },
    { side: 'invited' as const, hospital: pairing.invitedHospital, region: pairing.invitedRegion },
  ];
  return (
    <div className="pair-hospitals">
      {sides.map(({ side, hospital, region }) => (
        <div key={side} className="panel pair-hospital" data-testid={`pair-${side}`}>
          <span className="soft">{t(`pairings.party.${side}`)}</span>
          <Link to="/hospitals/$hospitalId" params={{ hospitalId: hospital.id }}>
            {name(hospital)}
          </Link>
          <span className="soft">
            {region && name(region)} <span className="number">{hospital.code}</span>
          </span>
        </div>
      ))}
    </div>
  );
}

function Standing({ pairing }: { readonly pairing: Pairing }) {
  const { t } = useTranslation();
  const { block } = pairing;
  if (!block) return <Notice tone="success" title={t('pairings.page.inForce')} testId="pair-in-force" />;
  return (
    <Notice tone="warning" title={t('pairings.page.blocked')} testId="pair-blocked">
      {blockWords(t, block)}
    </Notice>
  );
}

function Shown({ pairing, agreementId }: { readonly pairing: Pairing; readonly agreementId: string }) {
  const { data, error, refetch } = useQuery(agreementQuery(agreementId));
  if (!data && hasCode(error, 'NOT_FOUND')) return <NotFoundPage />;
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={10} />;
  return <AgreementView key={`${data.id}/${data.may.edit}`} agreement={data} pairing={pairing} />;
}

/** Two hospitals, and what they have agreed or are negotiating. */
function PairingView({ pairing }: { readonly pairing: Pairing }) {
  const { t } = useTranslation();
  const name = useName();
  const search = route.useSearch();
  const title = `${name(pairing.invitingHospital)} → ${name(pairing.invitedHospital)}`;
  usePageTitle(title);
  const open = pairing.agreements.find(({ state }) => openAgreementStates.some((one) => one === state));
  const shownId = search.agreement ?? open?.id ?? pairing.standingAgreementId ?? pairing.agreements[0]?.id;
  return (
    <div className="page" data-testid="pairing-page">
      <div className="page-head">
        <h1 className="page-title">{title}</h1>
        <Link to="/pairings">{t('pairings.title')}</Link>
      </div>
      <Hospitals pairing={pairing} />
      <Standing pairing={pairing} />
      {shownId ? (
        <Shown pairing={pairing} agreementId={shownId} />
      ) : (
        <p className="empty panel">{t('pairings.empty')}</p>
      )}
    </div>
  );
}

export function PairingPage() {
  const { pairingId } = route.useParams();
  const { data, error, refetch } = useQuery(pairingQuery(pairingId));
  if (!data && hasCode(error, 'NOT_FOUND', 'REQUEST_INVALID')) return <NotFoundPage />;
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PagePending />;
  return <PairingView key={data.id} pairing={data} />;
}
