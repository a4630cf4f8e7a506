import { EditOutlined, TeamOutlined } from '@ant-design/icons';
import type { HospitalDetail } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale, useName } from '../../../language/language';
import { useSignedIn } from '../../../session/me';
import { formatInstant } from '../../../time/format';
import { Button, buttonClass } from '../../../ui/button';
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
