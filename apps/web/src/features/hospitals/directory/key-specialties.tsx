import type { HospitalSummary } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { strongestFirst } from '../shared/strengths';

const shownAtMost = 2;

/** The strongest few, each with its strength where it is more than ordinary. */
export function KeySpecialties({ hospital }: { readonly hospital: HospitalSummary }) {
  const { t } = useTranslation();
  const { specialties } = hospital;
  if (specialties.length === 0) return <span className="soft">{t('hospitals.directory.noSpecialties')}</span>;
  return (
    <>
      {strongestFirst(specialties)
        .slice(0, shownAtMost)
        .map(({ specialty, strength }) => (
          <div key={specialty} className="key-specialty">
            {t(`terms.specialty.${specialty}`)}
            {strength !== 'ordinary' && (
              <span className="soft"> · {t(`hospitals.strength.${strength}`)}</span>
            )}
          </div>
        ))}
      {specialties.length > shownAtMost && (
        <div className="soft">{t('hospitals.directory.moreSpecialties', { number: specialties.length })}</div>
      )}
    </>
  );
}
