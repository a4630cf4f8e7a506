import { DeleteOutlined, UndoOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { type EntryRow, faultOf, type FigureName, figureNames } from './entry-draft';

function Row(props: { readonly row: EntryRow; readonly onChange: (row: EntryRow) => void }) {
  const { t } = useTranslation();
  const { row, onChange } = props;
  const fault = faultOf(row);
  const specialty = t(`terms.specialty.${row.specialty}`);
  const faultId = `fault-${row.specialty}`;
  const type = (name: FigureName, text: string) =>
    onChange({ ...row, typed: { ...row.typed, [name]: text } });
  return (
    <tr
      className={row.isWithdrawn ? 'entry-gone' : undefined}
      data-testid="entry-row"
      data-specialty={row.specialty}
    >
      <th scope="row">
        {specialty}
        {fault && (
          <div className="form-error" id={faultId}>
            {t(`outcomes.entry.${fault}`)}
          </div>
        )}
      </th>
      {figureNames.map((name) => (
        <td key={name} data-label={t(`outcomes.column.${name}`)}>
          <input
            className="input"
            inputMode="numeric"
            autoComplete="off"
            maxLength={11}
            aria-label={`${specialty} ${t(`outcomes.column.${name}`)}`}
            aria-invalid={fault !== undefined}
            aria-describedby={fault ? faultId : undefined}
            disabled={row.isWithdrawn}
            value={row.typed[name]}
            onChange={(event) => type(name, event.target.value)}
            data-testid={`entry-${row.specialty}-${name}`}
          />
        </td>
      ))}
      <td className="entry-last">
        {row.revision > 0 && (
          <Button
            tone="quiet"
            icon={row.isWithdrawn ? <UndoOutlined aria-hidden /> : <DeleteOutlined aria-hidden />}
            aria-label={`${specialty} ${t(row.isWithdrawn ? 'outcomes.entry.keep' : 'outcomes.entry.withdraw')}`}
            title={t(row.isWithdrawn ? 'outcomes.entry.keep' : 'outcomes.entry.withdraw')}
            onClick={() => onChange({ ...row, isWithdrawn: !row.isWithdrawn })}
            data-testid={`withdraw-${row.specialty}`}
          />
        )}
        {row.isWithdrawn && <span className="soft">{t('outcomes.entry.willWithdraw')}</span>}
      </td>
    </tr>
  );
}

/** A quarter as a sheet: a row for each specialty, left empty where there is nothing to tell. */
export function EntrySheet(props: {
  readonly rows: readonly EntryRow[];
  readonly onChange: (rows: readonly EntryRow[]) => void;
}) {
  const { t } = useTranslation();
  const { rows, onChange } = props;
  return (
    <div className="entry-table">
      <table className="table table-still">
        <caption className="visually-hidden">{t('outcomes.entry.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('outcomes.period.specialty')}</th>
            {figureNames.map((name) => (
              <th key={name} scope="col">
                {t(`outcomes.column.${name}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('outcomes.entry.withdraw')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row
              key={row.specialty}
              row={row}
              onChange={(next) => onChange(rows.map((one, index) => (index === at ? next : one)))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
