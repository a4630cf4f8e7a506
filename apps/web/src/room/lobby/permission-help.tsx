import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import type { MediaProblem } from '../devices/local-media';

/** Why there is neither picture nor sound, and what to do about it. */
export function PermissionHelp(props: {
  readonly problem: MediaProblem | undefined;
  readonly onRetry: () => void;
}) {
  const { t } = useTranslation();
  const problem = props.problem ?? 'failed';
  return (
    <Notice
      tone="warning"
      title={t(`room.permission.${problem}`)}
      action={
        <Button onClick={props.onRetry} data-testid="lobby-retry">
          {t('room.retry')}
        </Button>
      }
      testId="lobby-problem"
    >
      {t(`room.permission.${problem}Help`)}
    </Notice>
  );
}
