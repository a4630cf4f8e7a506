import type { Credentials } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';

/** Licence, title and practice, with what they mean for consulting. */
export function CredentialsFacts({ credentials }: { readonly credentials: Credentials }) {
  const { t } = useTranslation();
  const { licenceNumber, title, practisingSince, independentYears, isFitToConsult } = credentials;
  const unknown = <span className="soft">{t('people.unknown')}</span>;
  return (
    <dl className="facts-list" data-testid="credentials-facts" data-fit={isFitToConsult}>
      <dt>{t('people.credentials.licence')}</dt>
      <dd>{licenceNumber ? <span className="number">{licenceNumber}</span> : unknown}</dd>
      <dt>{t('people.credentials.doctorTitle')}</dt>
      <dd>{title ? t(`people.doctorTitle.${title}`) : unknown}</dd>
      <dt>{t('people.credentials.practisingSince')}</dt>
      <dd>
        {practisingSince ?? unknown}
        {independentYears !== null && (
          <span className="soft"> {t('people.credentials.years', { count: independentYears })}</span>
        )}
        <div className={isFitToConsult ? 'tag tag-success' : 'tag tag-warning'}>
          {isFitToConsult ? t('people.credentials.fit') : t('people.credentials.unfit')}
        </div>
      </dd>
    </dl>
  );
}
