import type { OutcomeImport } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';

const shown = 50;

/** What is wrong with a file, row by row. */
export function FileFaults({ faults }: { readonly faults: OutcomeImport['faults'] }) {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  return (
    <div className="table-frame">
      <table className="table table-still table-cards">
        <thead>
          <tr>
            <th scope="col">{t('outcomes.entry.row')}</th>
            <th scope="col">{t('outcomes.entry.column')}</th>
            <th scope="col">{t('outcomes.entry.fault')}</th>
            <th scope="col">{t('outcomes.entry.value')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.slice(0, shown).map(({ rowNumber, column, code, value }) => (
            <tr key={`${rowNumber}/${column}/${code}`} data-testid="file-fault">
              <td data-label={t('outcomes.entry.row')}>{rowNumber}</td>
              <td data-label={t('outcomes.entry.column')}>{t(`outcomes.column.${column}`)}</td>
              <td data-label={t('outcomes.entry.fault')}>{t(`outcomes.fault.${code}`)}</td>
              <td data-label={t('outcomes.entry.value')}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > shown && <p className="soft">{t('outcomes.entry.moreFaults', { count: shown })}</p>}
    </div>
  );
}
