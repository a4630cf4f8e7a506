import { useTranslation } from 'react-i18next';
import { describeError } from '../../../api/error-words';
import { Notice } from '../../../ui/notice';

/** Why what the dialog asked for was refused, beside what can be corrected. */
export function DialogFailure({ error, testId }: { readonly error: unknown; readonly testId: string }) {
  const { t } = useTranslation();
  if (!error) return null;
  const { title, remedy } = describeError(t, error);
  return (
    <Notice tone="danger" title={title} testId={testId}>
      {remedy}
    </Notice>
  );
}
