import type { HospitalGap } from '@jiedui/contracts';
import { expectedCapability } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/errors';
import { useName } from '../../../language/language';
import { hospitalsOf, useSignedIn } from '../../../session/me';
import { NotFoundPage, PagePending } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/needs.css';
import { formatInstant } from '../../../time/format';
import { buttonClass } from '../../../ui/button';
import { gapQuery } from '../need-queries';
import { languageWords } from '../shared/value-words';
import { CasesChart } from './cases-chart';
import { GapFigures } from './gap-figures';
import { GapLines } from './gap-lines';
import { PartnersPanel } from './partners.panel';

const route = getRouteApi('/hospitals/$hospitalId/gap');

function Head({ gap }: { readonly gap: HospitalGap }) {
  const { t } = useTranslation();
  const name = useName();
  const { me } = useSignedIn();
  const { hospital, version, languages } = gap;
  const isMine = hospitalsOf(me, 'coordinator').some(({ id }) => id === hospital.id);
  const params = { hospitalId: hospital.id };
  return (
    <header className="panel needs-head">
      <div className="needs-head-words">
        <Link to="/hospitals/$hospitalId" params={params} className="soft">
          {name(hospital)}
        </Link>
        <h1 className="page-title">{t('needs.gap.title')}</h1>
        {version?.submittedAt && (
          <p className="soft needs-intro">
            {t('needs.gap.basis', {
              year: version.year,
              version: version.version ?? 0,
              time: formatInstant(version.submittedAt),
            })}
            {' · '}
            {t('needs.gap.languages')} {languageWords(t, languages)}
          </p>
        )}
      </div>
      <div className="needs-head-tools">
        <Link
          to="/hospitals/$hospitalId/questionnaire"
          params={params}
          className={buttonClass({})}
          data-testid="to-questionnaire"
        >
          {t('needs.toQuestionnaire')}
        </Link>
        {isMine && (
          <Link
            to="/matching/new"
            search={{ hospital: hospital.id }}
            className={buttonClass({ tone: 'primary' })}
            data-testid="to-matching"
          >
            {t('matching.find')}
          </Link>
        )}
      </div>
    </header>
  );
}

function Gap({ gap }: { readonly gap: HospitalGap }) {
  const { t } = useTranslation();
  if (gap.lines.length === 0) {
    return (
      <>
        <div className="empty panel" data-testid="gap-empty">
          <strong>{t('needs.gap.none')}</strong>
          {t('needs.gap.noneHint')}
        </div>
        <PartnersPanel partners={gap.partners} />
      </>
    );
  }
  return (
    <>
      <GapFigures gap={gap} />
      <p className="soft needs-intro">{t('needs.gapRule', { level: expectedCapability })}</p>
      <GapLines lines={gap.lines} partners={gap.partners} />
      <div className="gap-columns">
        <CasesChart lines={gap.lines} />
        <PartnersPanel partners={gap.partners} />
      </div>
    </>
  );
}

/** Where a county hospital falls short, by specialty: level against what is expected, cases, and who helps already. */
export function GapPage() {
  const { t } = useTranslation();
  const name = useName();
  const { hospitalId } = route.useParams();
  const { data, error, refetch } = useQuery(gapQuery(hospitalId));
  usePageTitle(data ? `${t('needs.gap.title')} · ${name(data.hospital)}` : t('needs.gap.title'));
  if (!data && hasCode(error, 'NOT_FOUND', 'REQUEST_INVALID')) return <NotFoundPage />;
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PagePending />;
  return (
    <div className="page needs-page" data-testid="gap-page">
      <Head gap={data} />
      <Gap gap={data} />
    </div>
  );
}
