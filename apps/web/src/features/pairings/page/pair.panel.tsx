import type { Pairing } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AgreementClock, AgreementMarks, AgreementStateTag } from '../shared/agreement-tags';
import { termWords } from '../shared/agreement-words';

/** All that the two ever agreed or tried to, latest first. */
export function PairPanel(props: { readonly pairing: Pairing; readonly shownId: string | undefined }) {
  const { t } = useTranslation();
  const { pairing, shownId } = props;
  return (
    <section className="panel" aria-labelledby="pair-title" data-testid="pair-agreements">
      <h2 className="panel-title" id="pair-title">
        {t('pairings.page.others')}
        <span className="panel-count">{pairing.agreements.length}</span>
      </h2>
      <ul className="items">
        {pairing.agreements.map((agreement) => {
          const isShown = agreement.id === shownId;
          return (
            <li key={agreement.id} className="item">
              <Link
                to="/pairings/$pairingId"
                params={{ pairingId: pairing.id }}
                search={{ agreement: agreement.id }}
                resetScroll={false}
                className="item-link"
                aria-current={isShown ? 'true' : undefined}
                data-testid="pair-agreement"
              >
                <span className="item-head">
                  <AgreementStateTag state={agreement.state} />
                  <AgreementClock agreement={agreement} />
                  <AgreementMarks agreement={agreement} />
                </span>
                <span className="item-details">
                  {termWords(t, agreement)}
                  {isShown && ` · ${t('pairings.page.current')}`}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
