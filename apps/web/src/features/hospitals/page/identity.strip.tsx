import {
  BarChartOutlined,
  EditOutlined,
  FormOutlined,
  LineChartOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { HospitalDetail } from '@jiedui/contracts';
import { questionnaireKindOf } from '@jiedui/domain';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale, useName } from '../../../language/language';
import { useSignedIn } from '../../../session/me';
import { formatInstant } from '../../../time/format';
import { Button, buttonClass } from '../../../ui/button';
import { hasPart } from '../../needs/shared/who-answers';
import { FlagTags, GradeTag } from '../shared/hospital-tags';
import { places } from '../shared/region-path';
import { maySeePeople } from './may-see-people';

function Place({ hospital }: { readonly hospital: HospitalDetail }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <nav aria-label={t('hospitals.page.region')}>
      <ol className="trail place">
        {places(hospital.regionPath).map((region) => (
          <li key={region.code}>
            <Link to="/hospitals" search={{ region: Number(region.code) }}>
              {name(region)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What it needs or can give, and how far a county hospital falls short. */
function NeedLinks({ hospital }: { readonly hospital: HospitalDetail }) {
  const { t } = useTranslation();
  const kind = questionnaireKindOf(hospital);
  const params = { hospitalId: hospital.id };
  const className = buttonClass({ tone: 'quiet' });
  if (!kind) return null;
  return (
    <>
      <Link
        to="/hospitals/$hospitalId/questionnaire"
        params={params}
        className={className}
        data-testid="hospital-questionnaire"
      >
        <FormOutlined aria-hidden /> {t(`needs.desk.title.${kind}`)}
      </Link>
      {kind === 'needs' && (
        <Link
          to="/hospitals/$hospitalId/outcomes"
          params={params}
          className={className}
          data-testid="hospital-outcomes-link"
        >
          <LineChartOutlined aria-hidden /> {t('outcomes.hospitalPage.openPage')}
        </Link>
      )}
      {kind === 'needs' && (
        <Link
          to="/hospitals/$hospitalId/gap"
          params={params}
          className={className}
          data-testid="hospital-gap"
        >
          <BarChartOutlined aria-hidden /> {t('needs.toGap')}
        </Link>
      )}
    </>
  );
}

/** Who this hospital is, at a glance. */
export function IdentityStrip(props: {
  readonly hospital: HospitalDetail;
  readonly onEdit: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const { hospital, onEdit } = props;
  const { id, code, nameZh, nameEn, grade, tier, kind, flags, updatedAt } = hospital;
  const [first, second] = useLocale() === 'zh-CN' ? [nameZh, nameEn] : [nameEn, nameZh];
  return (
    <header className="panel identity" data-testid="hospital-identity">
      <Place hospital={hospital} />
      <div className="identity-names">
        <h1 className="page-title">{first}</h1>
        <span className="soft">{second}</span>
      </div>
      <div className="item-head">
        <GradeTag grade={grade} />
        <span className="tag tag-calm">{t(`hospitals.tier.${tier}`)}</span>
        <span className="tag tag-calm">{t(`hospitals.kind.${kind}`)}</span>
        <FlagTags flags={flags} />
      </div>
      <div className="identity-foot">
        <span className="soft">
          {t('hospitals.page.code')} <span className="number">{code}</span> ·{' '}
          {t('hospitals.page.updated', { time: formatInstant(updatedAt) })}
        </span>
        {maySeePeople(me, hospital) && (
          <Link
            to="/people"
            search={{ hospital: id }}
            className={buttonClass({ tone: 'quiet' })}
            data-testid="hospital-people"
          >
            <TeamOutlined aria-hidden /> {t('hospitals.page.people')}
          </Link>
        )}
        {hasPart(me) && <NeedLinks hospital={hospital} />}
        {onEdit && (
          <Button
            tone="quiet"
            icon={<EditOutlined aria-hidden />}
            onClick={onEdit}
            data-testid="edit-registration"
          >
            {t('hospitals.edit.buttonOf', { section: t('hospitals.edit.registration') })}
          </Button>
        )}
      </div>
    </header>
  );
}
