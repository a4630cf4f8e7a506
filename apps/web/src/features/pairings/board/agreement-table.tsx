import type { AgreementSummary } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { AgreementClock, AgreementMarks, AgreementStateTag } from '../shared/agreement-tags';
import { scopeWords, termWords } from '../shared/agreement-words';

const columns = ['pair', 'state', 'scope', 'term', 'signatures'] as const;

function Pair({ agreement }: { readonly agreement: AgreementSummary }) {
  const name = useName();
  const { pairingId, id, invitingHospital, invitedHospital, invitingRegion } = agreement;
  return (
    <>
      <Link
        to="/pairings/$pairingId"
        params={{ pairingId }}
        search={{ agreement: id }}
        data-testid="agreement-link"
      >
        {name(invitingHospital)} → {name(invitedHospital)}
      </Link>
      {invitingRegion && <div className="soft">{name(invitingRegion)}</div>}
    </>
  );
}

function State({ agreement }: { readonly agreement: AgreementSummary }) {
  return (
    <span className="item-head">
      <AgreementStateTag state={agreement.state} />
      <AgreementClock agreement={agreement} />
      <AgreementMarks agreement={agreement} />
    </span>
  );
}

function Scope({ agreement }: { readonly agreement: AgreementSummary }) {
  const { t } = useTranslation();
  const services = agreement.services.map((service) => t(`pairings.service.${service}`));
  return (
    <>
      {scopeWords(t, agreement.specialties)}
      <div className="soft">{services.join(' · ') || '–'}</div>
    </>
  );
}

function Signed({ agreement }: { readonly agreement: AgreementSummary }) {
  const { t } = useTranslation();
  const sides = [
    ['inviting', agreement.invitingAcceptedAt],
    ['invited', agreement.invitedAcceptedAt],
  ] as const;
  return (
    <>
      {sides.map(([side, at]) => (
        <div key={side} className={at ? undefined : 'soft'}>
          {t(`pairings.party.${side}`)} {at ? t('pairings.signed') : t('pairings.unsigned')}
        </div>
      ))}
    </>
  );
}

/** Dense: one look tells who helps whom, with what, until when, and whose turn it is. */
export function AgreementTable({ items }: { readonly items: readonly AgreementSummary[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-still table-cards">
        <caption className="visually-hidden">{t('pairings.title')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`pairings.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((agreement) => (
            <tr key={agreement.id} data-testid="agreement-row" data-state={agreement.state}>
              <td data-label={t('pairings.column.pair')}>
                <Pair agreement={agreement} />
              </td>
              <td data-label={t('pairings.column.state')}>
                <State agreement={agreement} />
              </td>
              <td data-label={t('pairings.column.scope')}>
                <Scope agreement={agreement} />
              </td>
              <td className="nowrap" data-label={t('pairings.column.term')}>
                {termWords(t, agreement)}
              </td>
              <td className="nowrap" data-label={t('pairings.column.signatures')}>
                <Signed agreement={agreement} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
