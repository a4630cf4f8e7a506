import { VideoCameraFilled } from '@ant-design/icons';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeedback } from '../../ui/feedback';
import { Tool } from '../live/room-toolbar';
import type { RecordingCompanion } from './recording-companion';

/** Asks everybody, takes the question back, or stops: for who leads the session alone. */
export function RecordingTool({ recording }: { readonly recording: RecordingCompanion }) {
  const { t } = useTranslation();
  const { ask } = useFeedback();
  const { phase, mayLead } = useSyncExternalStore(recording.subscribe, () => recording.state);
  if (!mayLead) return null;
  const askToStop = () =>
    ask({
      title: t('recording.stopTitle'),
      text: t('recording.stopText'),
      confirm: { label: t('recording.stopConfirm'), testId: 'confirm-stop', run: () => recording.stop() },
    });
  const does = {
    off: { label: t('recording.tool.start'), run: () => void recording.ask() },
    asked: { label: t('recording.tool.takeBack'), run: () => void recording.stop() },
    recording: { label: t('recording.tool.stop'), run: askToStop },
  }[phase];
  return (
    <Tool
      icon={<VideoCameraFilled />}
      label={does.label}
      isPressed={phase !== 'off'}
      {...(phase === 'recording' ? { tone: 'danger' as const } : {})}
      onClick={does.run}
      testId="room-record"
    />
  );
}
