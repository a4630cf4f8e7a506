import type { HospitalDetail, RelatedHospital } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';

function Related({ related }: { readonly related: RelatedHospital }) {
  const { t } = useTranslation();
  const name = useName();
  const { hospital, relation } = related;
  return (
    <li className="related">
      <Link to="/hospitals/$hospitalId" params={{ hospitalId: hospital.id }}>
        {name(hospital)}
      </Link>
      <span className="soft">{t(`hospitals.parentRelation.${relation}`)}</span>
    </li>
  );
}

/** The hospital it belongs to, and its own branches, clinics and centres. */
export function RelationsPanel({ hospital }: { readonly hospital: HospitalDetail }) {
  const { t } = useTranslation();
  const { parent, children } = hospital;
  return (
    <section className="panel" aria-labelledby="section-relations" data-testid="hospital-relations">
      <h2 className="panel-title" id="section-relations">
        {t('hospitals.page.relations')}
      </h2>
      {!parent && children.length === 0 && (
        <p className="panel-empty">{t('hospitals.page.relationsEmpty')}</p>
      )}
      {parent && (
        <>
          <h3>{t('hospitals.page.parent')}</h3>
          <ul className="items">
            <Related related={parent} />
          </ul>
        </>
      )}
      {children.length > 0 && (
        <>
          <h3>{t('hospitals.page.children', { number: children.length })}</h3>
          <ul className="items related-list">
            {children.map((child) => (
              <Related key={child.hospital.id} related={child} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
