import {
  CheckCircleOutlined,
  ExclamationCircleFilled,
  LoadingOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../time/format';
import type { AutosaveState, SaveStatus } from './autosaver';

const icons: Record<SaveStatus, ReactNode> = {
  clean: null,
  dirty: <LoadingOutlined aria-hidden />,
  saving: <LoadingOutlined aria-hidden />,
  saved: <CheckCircleOutlined aria-hidden />,
  failed: <WarningFilled aria-hidden />,
  conflict: <ExclamationCircleFilled aria-hidden />,
  invalid: <WarningFilled aria-hidden />,
};

/** "Saved 10:32", or why not. */
export function SaveMark({ state }: { readonly state: Pick<AutosaveState<object>, 'status' | 'savedAt'> }) {
  const { t } = useTranslation();
  const { status, savedAt } = state;
  const words =
    status === 'saved' && savedAt
      ? t('request.saveState.saved', { time: formatTime(savedAt) })
      : t(`request.saveState.${status === 'saved' ? 'clean' : status}`);
  return (
    <output className={`save-mark save-mark-${status}`} data-testid="save-mark" data-status={status}>
      {icons[status]} {words}
    </output>
  );
}
