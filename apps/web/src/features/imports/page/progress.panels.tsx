import type { ImportRun } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { formatBytes } from '../../../time/format';
import { MeterBar } from '../../../ui/meter-bar';
import { checkedPercent, rowsToApply } from '../import-steps';
import { CancelButton } from './cancel-button';

/** How far the check is: bytes for the bar, rows and what was found so far for the reader. */
export function CheckProgress({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { state, bytesRead, sizeBytes, rowsChecked, counts } = run;
  const words =
    state === 'uploaded'
      ? t('imports.page.waiting')
      : t('imports.page.checking', {
          read: formatBytes(bytesRead),
          size: formatBytes(sizeBytes),
          rows: number(rowsChecked),
        });
  return (
    <section className="panel import-progress" data-testid="check-progress">
      <MeterBar measures="progress" label={run.fileName} percent={checkedPercent(run)} />
      <output>{words}</output>
      {counts.bad > 0 && (
        <span className="form-error">{t('imports.page.foundBad', { number: number(counts.bad) })}</span>
      )}
      <span className="form-hint">{t('imports.page.checkingHint')}</span>
      <CancelButton run={run} />
    </section>
  );
}

/** Applying is one step: it has happened or it has not. */
export function ApplyProgress({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation();
  const number = useNumber();
  const words = t('imports.page.applying', { rows: number(rowsToApply(run)) });
  return (
    <section className="panel import-progress" data-testid="apply-progress">
      <div className="meter meter-endless" aria-hidden>
        <div className="meter-fill" />
      </div>
      <output>{words}</output>
      <span className="form-hint">{t('imports.page.applyingHint')}</span>
    </section>
  );
}
