import type { NeedsFileReport, NeedsFileRow } from '@jiedui/contracts';
import { needsHospitalOutcomes } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { Notice } from '../../../ui/notice';

function Problem({ row }: { readonly row: NeedsFileRow }) {
  const { t } = useTranslation();
  if (row.outcome === 'heldBack') return <span className="soft">{t('needs.file.heldBack')}</span>;
  return (
    <ul className="faults">
      {row.faults.map(({ column, code, value }) => (
        <li key={`${column}-${code}`} data-testid="needs-fault" data-code={code}>
          <strong>{t(`needs.column.${column}`)}</strong> {t(`needs.fault.${code}`)}{' '}
          <code>{value === '' ? t('needs.file.emptyValue') : value}</code>
        </li>
      ))}
    </ul>
  );
}

function FaultyRows({ rows }: { readonly rows: readonly NeedsFileRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="faulty-rows">
      <h3 id="faulty-rows">{t('needs.file.faults')}</h3>
      <div className="table-frame needs-scroll">
        <table className="table table-still table-cards">
          <thead>
            <tr>
              {(['rowNumber', 'code', 'problem'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`needs.file.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.rowNumber} data-testid="needs-faulty-row" data-outcome={row.outcome}>
                <td className="number" data-label={t('needs.file.rowNumber')}>
                  {row.rowNumber}
                </td>
                <td data-label={t('needs.file.code')}>{row.code}</td>
                <td data-label={t('needs.file.problem')}>
                  <Problem row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Hospitals({ report }: { readonly report: NeedsFileReport }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <details>
      <summary>{t('needs.file.hospitals')}</summary>
      <div className="table-frame needs-scroll">
        <table className="table table-still table-cards">
          <thead>
            <tr>
              {(['code', 'hospital', 'rows', 'result'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`needs.file.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.named.map((one) => (
              <tr key={one.code}>
                <td data-label={t('needs.file.code')}>{one.code}</td>
                <td data-label={t('needs.file.hospital')}>{name(one) || t('needs.file.unknown')}</td>
                <td data-label={t('needs.file.rows')}>{one.rows}</td>
                <td data-label={t('needs.file.result')}>{t(`needs.file.outcome.${one.outcome}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function useApply(number: string, onApply: () => void) {
  const { t } = useTranslation();
  const { ask } = useFeedback();
  return () =>
    ask({
      title: t('needs.file.confirmTitle'),
      text: t('needs.file.confirmText', { number }),
      confirm: {
        label: t('needs.file.confirm'),
        testId: 'confirm-apply',
        run: () => {
          onApply();
          return Promise.resolve();
        },
      },
    });
}

/** What the file would do, row by row where something is wrong, and the button that does it. */
export function FileReport(props: {
  readonly report: NeedsFileReport;
  readonly isBusy: boolean;
  readonly onApply: (skipBadHospitals: boolean) => void;
}) {
  const { t } = useTranslation();
  const number = useNumber();
  const { report, isBusy, onApply } = props;
  const { created, changed, bad } = report.hospitals;
  const good = number(created + changed);
  const apply = useApply(good, () => onApply(bad > 0));
  return (
    <section className="panel needs-card" data-testid="needs-report">
      <h2 className="panel-title">{t('needs.file.step3')}</h2>
      <p data-testid="needs-report-words">
        {t('needs.file.found', { rows: number(report.rows), hospitals: number(report.named.length) })}
      </p>
      <dl className="gap-figures">
        {needsHospitalOutcomes.map((outcome) => (
          <div key={outcome} className={outcome === 'bad' && bad > 0 ? 'figure-bad' : undefined}>
            <dt>{t(`needs.file.outcome.${outcome}`)}</dt>
            <dd data-testid={`needs-outcome-${outcome}`}>{number(report.hospitals[outcome])}</dd>
          </div>
        ))}
      </dl>
      <FaultyRows rows={report.faultyRows} />
      <Hospitals report={report} />
      {created + changed === 0 ? (
        <Notice tone="info" title={t('needs.file.nothing')}>
          {t('needs.file.nothingHint')}
        </Notice>
      ) : (
        <Button tone="primary" isLarge isBusy={isBusy} onClick={apply} data-testid="needs-apply">
          {bad > 0
            ? t('needs.file.applyGood', { bad: number(bad), number: good })
            : t('needs.file.apply', { number: good })}
        </Button>
      )}
    </section>
  );
}
