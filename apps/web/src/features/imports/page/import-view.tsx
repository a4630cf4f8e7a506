import { LeftOutlined } from '@ant-design/icons';
import type { ImportRun } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { usePageTitle } from '../../../shell/use-page-title';
import { formatBytes, formatInstant } from '../../../time/format';
import { ImportStateTag } from '../import-state.tag';
import { currentStep } from '../import-steps';
import { StepsBar } from '../steps-bar';
import { AppliedNotice, CancelledNotice, FailedNotice } from './ending.notices';
import { ApplyProgress, CheckProgress } from './progress.panels';
import { ReviewPanel } from './review.panel';
import { RowsPanel } from './rows.panel';

/** What there is to see or to decide in the import's state. */
function Stage({ run }: { readonly run: ImportRun }) {
  switch (run.state) {
    case 'uploaded':
    case 'checking':
      return <CheckProgress run={run} />;
    case 'checked':
      return <ReviewPanel run={run} />;
    case 'applying':
      return <ApplyProgress run={run} />;
    case 'applied':
      return <AppliedNotice run={run} />;
    case 'failed':
      return <FailedNotice run={run} />;
    case 'cancelled':
      return <CancelledNotice />;
  }
}

const hasRows = ({ state }: ImportRun) => state === 'checked' || state === 'applying' || state === 'applied';

export function ImportView({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation();
  const name = useName();
  usePageTitle(t('imports.page.title'));
  return (
    <div className="page import-page" data-testid="import-page">
      <Link to="/imports" className="import-back">
        <LeftOutlined aria-hidden /> {t('imports.page.back')}
      </Link>
      <div className="import-head">
        <h1 className="page-title">{run.fileName}</h1>
        <ImportStateTag state={run.state} />
        <span className="soft">
          {formatBytes(run.sizeBytes)} ·{' '}
          {t('imports.page.by', { name: name(run.startedBy), time: formatInstant(run.startedAt) })}
        </span>
      </div>
      <StepsBar current={currentStep(run)} isDone={run.state === 'applied'} />
      <Stage run={run} />
      {hasRows(run) && <RowsPanel run={run} />}
    </div>
  );
}
