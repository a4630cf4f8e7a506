import type { MatchingRun } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice';

export function CancelledNotice() {
  const { t } = useTranslation();
  return (
    <Notice tone="info" title={t('matching.run.cancelled')} testId="run-cancelled">
      {t('matching.run.cancelledText')}
    </Notice>
  );
}

export function FailedNotice({ run }: { readonly run: MatchingRun }) {
  const { t } = useTranslation();
  const failure = run.failure ?? 'UNEXPECTED';
  return (
    <Notice tone="danger" title={t(`matching.failure.${failure}.title`)} testId="run-failed">
      {t(`matching.failure.${failure}.remedy`)}
    </Notice>
  );
}
