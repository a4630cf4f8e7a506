import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MediaProblem } from '../devices/local-media';

/** Why there is neither picture nor sound, and what to do about it. */
export function PermissionHelp(props: {
  readonly problem: MediaProblem | undefined;
  readonly onRetry: () => void;
}) {
  const { t } = useTranslation();
  const problem = props.problem ?? 'failed';
  return (
    <Alert
      type="warning"
      showIcon
      title={t(`room.permission.${problem}`)}
      description={t(`room.permission.${problem}Help`)}
      action={
        <Button onClick={props.onRetry} data-testid="lobby-retry">
          {t('room.retry')}
        </Button>
      }
      data-testid="lobby-problem"
    />
  );
}
