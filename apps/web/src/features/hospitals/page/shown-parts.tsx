import type { HospitalDetail } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { Moment } from '../../../time/moment';
import { linkQuality } from '../shared/link-quality';
import { strongestFirst } from '../shared/strengths';

interface ShownProps {
  readonly hospital: HospitalDetail;
}

export function ShownSpecialties({ hospital }: ShownProps) {
  const { t } = useTranslation();
  if (hospital.specialties.length === 0)
    return <p className="panel-empty">{t('hospitals.page.specialtiesEmpty')}</p>;
  return (
    <ul className="strengths">
      {strongestFirst(hospital.specialties).map(({ specialty, strength }) => (
        <li key={specialty} data-strength={strength}>
          <span>{t(`terms.specialty.${specialty}`)}</span>
          <span className={strength === 'ordinary' ? 'tag tag-plain' : 'tag tag-action'}>
            {t(`hospitals.strength.${strength}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function ShownDepartments({ hospital }: ShownProps) {
  const { t } = useTranslation();
  const name = useName();
  if (hospital.departments.length === 0)
    return <p className="panel-empty">{t('hospitals.page.departmentsEmpty')}</p>;
  return (
    <ul className="departments">
      {hospital.departments.map((department) => (
        <li key={department.nameZh} className="tag tag-calm">
          {name(department)}
        </li>
      ))}
    </ul>
  );
}

export function ShownEquipment({ hospital }: ShownProps) {
  const { t } = useTranslation();
  const number = useNumber();
  const { beds, equipment } = hospital;
  return (
    <>
      <dl className="facts">
        <dt>{t('hospitals.page.beds')}</dt>
        <dd>
          {beds === null
            ? t('hospitals.page.bedsUnknown')
            : t('hospitals.page.bedsCount', { number: number(beds) })}
        </dd>
        {equipment.map(({ kind, count }) => (
          <div key={kind} className="fact">
            <dt>{t(`hospitals.equipment.${kind}`)}</dt>
            <dd>{t('hospitals.page.piece', { number: number(count) })}</dd>
          </div>
        ))}
      </dl>
      {equipment.length === 0 && <p className="panel-empty">{t('hospitals.page.equipmentEmpty')}</p>}
    </>
  );
}

const tones = { linkGood: 'tag-success', linkFair: 'tag-warning', linkPoor: 'tag-danger' } as const;

export function ShownLink({ hospital }: ShownProps) {
  const { t } = useTranslation();
  const { link } = hospital;
  if (!link) return <p className="panel-empty">{t('hospitals.page.linkEmpty')}</p>;
  const quality = linkQuality(link);
  return (
    <>
      <p className="link-quality">
        <strong>{t(`hospitals.linkKind.${link.kind}`)}</strong>{' '}
        <span className={`tag ${tones[quality]}`}>{t(`hospitals.page.${quality}`)}</span>
      </p>
      <dl className="facts">
        <dt>{t('hospitals.page.linkDown')}</dt>
        <dd>{t('hospitals.page.mbps', { number: link.downMbps })}</dd>
        <dt>{t('hospitals.page.linkUp')}</dt>
        <dd>{t('hospitals.page.mbps', { number: link.upMbps })}</dd>
        <dt>{t('hospitals.page.linkMeasured')}</dt>
        <dd>
          <Moment at={link.measuredAt} />
        </dd>
      </dl>
    </>
  );
}
