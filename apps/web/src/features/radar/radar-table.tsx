import type { RadarItem } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { actionWords } from './action-words';
import { ActionLink } from './action.link';
import { EscalationTags, SilenceBadge, SilenceFacts } from './silence-badge';

const columns = ['pairing', 'state', 'next'] as const;

function Row({ item }: { readonly item: RadarItem }) {
  const { t } = useTranslation();
  const name = useName();
  const { pairing, nextAction } = item;
  return (
    <tr data-testid="radar-row" data-pairing={pairing.id}>
      <td data-label={t('radar.column.pairing')}>
        <Link to="/radar/$pairingId" params={{ pairingId: pairing.id }} data-testid="radar-open">
          {name(pairing.invitingHospital)}
        </Link>
        <div className="soft">→ {name(pairing.invitedHospital)}</div>
      </td>
      <td data-label={t('radar.column.state')}>
        <span className="radar-state">
          <SilenceBadge item={item} />
          <SilenceFacts item={item} />
          <EscalationTags item={item} />
        </span>
      </td>
      <td data-label={t('radar.column.next')}>
        {nextAction && (
          <span className="radar-next">
            <span>{actionWords(t, nextAction)}</span>
            <ActionLink action={nextAction} pairing={pairing} />
          </span>
        )}
      </td>
    </tr>
  );
}

/** Pairings, the longest silence first, each with its clock and the one thing to do next. */
export function RadarTable({ items }: { readonly items: readonly RadarItem[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-still table-cards radar-table">
        <caption className="visually-hidden">{t('radar.title')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`radar.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.pairing.id} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
