import type { AuditEvent } from '@jiedui/contracts';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { formatMoment, whichWords, whoWords, whyWords } from './line-words';
import { moveRowFocus } from '../../ui/move-row-focus';

const columns = ['at', 'who', 'action', 'what', 'why', 'from'] as const;

interface RowsProps {
  readonly items: readonly AuditEvent[];
  readonly onOpen: (id: string) => void;
}

function OutcomeMark({ event }: { readonly event: AuditEvent }) {
  const { t } = useTranslation();
  if (event.outcome === 'success') return null;
  return <span className="tag tag-danger">{t('audit.refused')}</span>;
}

function EmergencyMark({ event }: { readonly event: AuditEvent }) {
  const { t } = useTranslation();
  const why = whyWords(t, event.why);
  return event.why === 'glassBreaker' ? <span className="tag tag-warning">{why}</span> : why;
}

function Cells({ event }: { readonly event: AuditEvent }) {
  const { t } = useTranslation();
  const name = useName();
  const which = whichWords(name, event);
  return (
    <>
      <td className="nowrap">{formatMoment(event.at)}</td>
      <td>{whoWords(t, name, event)}</td>
      <td className="nowrap">
        {t(`audit.action.${event.action}`)} <OutcomeMark event={event} />
      </td>
      <td>
        {t(`audit.subject.${event.subject.kind}`)}
        {which && <span className="soft"> {which}</span>}
      </td>
      <td>
        <EmergencyMark event={event} />
      </td>
      <td className="nowrap soft">{event.address}</td>
    </>
  );
}

/** Up and down move along the rows, Enter opens; a click anywhere on a row opens, too. */
export function AuditTable({ items, onOpen }: RowsProps) {
  const { t } = useTranslation();
  const name = useName();
  const move = (event: KeyboardEvent<HTMLTableRowElement>, id: string) => {
    if (event.key === 'Enter') onOpen(id);
    moveRowFocus(event);
  };
  return (
    <div className="table-frame">
      <table className="table audit-table">
        <caption className="visually-hidden">{t('audit.keyboardHint')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`audit.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr
              key={item.id}
              tabIndex={0}
              aria-label={t('audit.openRow', {
                time: formatMoment(item.at),
                who: whoWords(t, name, item),
                action: t(`audit.action.${item.action}`),
              })}
              onClick={() => onOpen(item.id)}
              onKeyDown={(event) => move(event, item.id)}
              data-testid="audit-row"
            >
              <Cells event={item} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same on a phone. */
export function AuditItems({ items, onOpen }: RowsProps) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <ul className="items panel">
      {items.map((item) => (
        <li key={item.id} className="item">
          <button
            type="button"
            className="audit-item"
            onClick={() => onOpen(item.id)}
            data-testid="audit-row"
          >
            <span className="item-head">
              <strong>{whoWords(t, name, item)}</strong>
              {t(`audit.action.${item.action}`)} <OutcomeMark event={item} />
            </span>
            <span>
              {t(`audit.subject.${item.subject.kind}`)} {whichWords(name, item)}
            </span>
            <span className="item-details">
              {formatMoment(item.at)} {item.why && '· '}
              <EmergencyMark event={item} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
