import type { GapPartner } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';

function Partner({ partner }: { readonly partner: GapPartner }) {
  const { t } = useTranslation();
  const name = useName();
  const { hospital, isLead, agreedSpecialties, validUntil, offers } = partner;
  const specialties = agreedSpecialties
    .map((one) => t(`terms.specialty.${one}`))
    .join(t('needs.listSeparator'));
  return (
    <li className="item" data-testid="gap-partner">
      <div className="item-head">
        <Link to="/hospitals/$hospitalId" params={{ hospitalId: hospital.id }}>
          {name(hospital)}
        </Link>
        {isLead && <span className="tag tag-action">{t('needs.gap.lead')}</span>}
        <span className="soft">
          {validUntil ? t('needs.gap.until', { date: validUntil }) : t('needs.gap.open')}
        </span>
      </div>
      <div className="item-details">
        {t('needs.gap.agreed')}: {specialties || t('needs.none')}
      </div>
      {offers.length > 0 && (
        <div className="tags">
          {offers.map(({ specialty, capability }) => (
            <span key={specialty} className="tag tag-calm">
              {t(`terms.specialty.${specialty}`)} {t('needs.levelOf', { level: capability })}
            </span>
          ))}
        </div>
      )}
    </li>
  );
}

/** Who helps already, with what is agreed and what they are strong in. */
export function PartnersPanel({ partners }: { readonly partners: readonly GapPartner[] }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="gap-partners" data-testid="gap-partners">
      <h2 className="panel-title" id="gap-partners">
        {t('needs.gap.partners')}
        <span className="panel-count">{partners.length}</span>
      </h2>
      {partners.length === 0 && <p className="panel-empty">{t('needs.gap.partnersNone')}</p>}
      <ul className="items">
        {partners.map((partner) => (
          <Partner key={partner.hospital.id} partner={partner} />
        ))}
      </ul>
    </section>
  );
}
