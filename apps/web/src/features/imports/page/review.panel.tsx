import type { ImportRun } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { rowsToApply } from '../import-steps';
import { ApplyDialog } from './apply.dialog';
import { CancelButton } from './cancel-button';
import { RecheckButton } from './recheck-button';
import { ReportLinks } from './report-links';

function verdictOf(t: Translator, run: ImportRun, number: (value: number) => string) {
  const { bad } = run.counts;
  const good = rowsToApply(run);
  if (good === 0) {
    return {
      tone: 'warning',
      title: t('imports.page.checkedNothing'),
      hint: t('imports.page.checkedNothingHint'),
    } as const;
  }
  if (bad === 0) {
    return {
      tone: 'success',
      title: t('imports.page.checkedGood'),
      hint: t('imports.page.checkedGoodHint'),
    } as const;
  }
  return {
    tone: 'warning',
    title: t('imports.page.checkedBad', { bad: number(bad), good: number(good) }),
    hint: t('imports.page.checkedBadHint'),
  } as const;
}

/** What applying would do, and the choice whether to. */
export function ReviewPanel({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation();
  const number = useNumber();
  const [isAsking, setAsking] = useState(false);
  const { bad } = run.counts;
  const good = rowsToApply(run);
  const { tone, title, hint } = verdictOf(t, run, number);
  return (
    <>
      <Notice tone={tone} title={title} testId="import-verdict">
        {hint}
      </Notice>
      <div className="action-bar">
        {good > 0 && run.actions.includes('apply') && (
          <Button tone="primary" onClick={() => setAsking(true)} data-testid="import-apply">
            {bad === 0
              ? t('imports.page.applyAll', { rows: number(good) })
              : t('imports.page.applyGood', { bad: number(bad), rows: number(good) })}
          </Button>
        )}
        <ReportLinks run={run} />
        <RecheckButton run={run} />
        <CancelButton run={run} />
      </div>
      {isAsking && <ApplyDialog run={run} onClose={() => setAsking(false)} />}
    </>
  );
}
