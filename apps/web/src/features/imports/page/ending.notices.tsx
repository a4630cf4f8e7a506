import type { ImportRun } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { buttonClass } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { CancelButton } from './cancel-button';
import { RecheckButton } from './recheck-button';
import { ReportLinks } from './report-links';

function Another({ isMain = false }: { readonly isMain?: boolean }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/imports"
      className={buttonClass(isMain ? { tone: 'primary' } : {})}
      data-testid="import-another"
    >
      {t('imports.page.another')}
    </Link>
  );
}

export function AppliedNotice({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { created, changed, bad } = run.counts;
  return (
    <>
      <Notice
        tone="success"
        title={t('imports.page.applied', { created: number(created), changed: number(changed) })}
        testId="import-applied"
      >
        {run.skippedBadRows && bad > 0 && t('imports.page.appliedSkipped', { bad: number(bad) })}
      </Notice>
      <div className="action-bar">
        <Link to="/hospitals" className={buttonClass({ tone: 'primary' })}>
          {t('imports.page.toDirectory')}
        </Link>
        <Another />
        <ReportLinks run={run} />
      </div>
    </>
  );
}

export function FailedNotice({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation();
  return (
    <>
      <Notice tone="danger" title={t('imports.page.failed')} testId="import-failed">
        {t(`imports.failure.${run.failure ?? 'UNEXPECTED'}`)}
      </Notice>
      <div className="action-bar">
        <Another isMain />
        <RecheckButton run={run} />
        <CancelButton run={run} />
      </div>
    </>
  );
}

export function CancelledNotice() {
  const { t } = useTranslation();
  return (
    <>
      <Notice tone="info" title={t('imports.page.cancelled')} testId="import-cancelled" />
      <div className="action-bar">
        <Another isMain />
      </div>
    </>
  );
}
