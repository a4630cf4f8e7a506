import type { ConsultationSummary } from '@jiedui/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { ClockBadge } from '../../../time/clock-badge';
import { formatInstant } from '../../../time/format';
import { ConsultationLink, destinationOf } from '../shared/consultation-link';
import { patientWords } from '../shared/patient-words';
import { StateTag, UrgencyTag } from '../shared/state-tag';
import { moveRowFocus } from '../../../ui/move-row-focus';

const columns = ['number', 'state', 'patient', 'question', 'hospitals', 'people', 'updated'] as const;

function Cells({ item }: { readonly item: ConsultationSummary }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <>
      <td className="number nowrap">
        <ConsultationLink consultation={item}>{item.number}</ConsultationLink>
      </td>
      <td className="nowrap">
        <StateTag state={item.state} />
        <div className="cell-clock">
          <ClockBadge consultation={item} />
        </div>
      </td>
      <td>
        {patientWords(t, item)} <UrgencyTag urgency={item.urgency} />
        {item.specialty && <div className="soft">{t(`terms.specialty.${item.specialty}`)}</div>}
      </td>
      <td className="cell-question">
        <span className="clamp">{item.question || t('list.noQuestion')}</span>
      </td>
      <td>
        {name(item.invitingHospital)}
        <div className="soft">
          → {item.invitedHospital ? name(item.invitedHospital) : t('list.noHospital')}
        </div>
      </td>
      <td>
        {name(item.requestedBy)}
        {item.expert && <div className="soft">{name(item.expert)}</div>}
      </td>
      <td className="nowrap">{formatInstant(item.updatedAt)}</td>
    </>
  );
}

/** Up and down move along the rows, Enter opens; a click anywhere on a row opens, too. */
export function ConsultationTable({ items }: { readonly items: readonly ConsultationSummary[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const body = useRef<HTMLTableSectionElement>(null);
  const open = (item: ConsultationSummary) => void navigate(destinationOf(item));
  const move = (event: KeyboardEvent<HTMLTableRowElement>, item: ConsultationSummary) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) open(item);
    moveRowFocus(event);
  };
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="visually-hidden">{t('list.keyboardHint')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {items.map((item) => (
            <tr
              key={item.id}
              tabIndex={0}
              aria-label={t('list.openRow', { number: item.number })}
              onClick={() => open(item)}
              onKeyDown={(event) => move(event, item)}
              data-testid="consultation-row"
              data-number={item.number}
            >
              <Cells item={item} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
