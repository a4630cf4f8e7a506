import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/errors';
import { describeFailure } from './failure-words';
import { Notice } from '../ui/notice';

/** Why a change failed. That somebody closed the question for a proof needs no words. */
export function ChangeFailure({ error, testId }: { readonly error: unknown; readonly testId: string }) {
  const { t } = useTranslation();
  if (!error || hasCode(error, 'STEP_UP_NEEDED')) return null;
  const { title, remedy } = describeFailure(t, error);
  return (
    <Notice tone="danger" title={title} testId={testId}>
      {remedy}
    </Notice>
  );
}
