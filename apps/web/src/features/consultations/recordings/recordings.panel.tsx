import type { Recording } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recordingsQuery } from '../../../api/queries';
import { LoadFailure } from '../../../shell/load-failure';
import { RecordingPlayer } from './recording-player';
import './recordings.css';

function One({
  consultationId,
  recording,
}: {
  readonly consultationId: string;
  readonly recording: Recording;
}) {
  const { t } = useTranslation();
  switch (recording.state) {
    case 'ready':
      return <RecordingPlayer consultationId={consultationId} recording={recording} />;
    case 'finishing':
      return <output data-testid="recording-pending">{t('recording.playback.preparing')}</output>;
    case 'running':
      return <output data-testid="recording-pending">{t('recording.playback.running')}</output>;
    case 'empty':
      return <p data-testid="recording-empty">{t('recording.playback.empty')}</p>;
    default:
      return null;
  }
}

/** What was recorded of this consultation's sessions; nothing where nothing was. */
export function RecordingsPanel({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(recordingsQuery(consultationId));
  const shown = (data ?? []).filter(({ state }) => state !== 'asked' && state !== 'declined');
  if (shown.length === 0 && !error) return null;
  return (
    <section className="panel" aria-label={t('recording.playback.title')} data-testid="recordings">
      <h2 className="panel-title">{t('recording.playback.title')}</h2>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {shown.map((recording) => (
        <One key={recording.id} consultationId={consultationId} recording={recording} />
      ))}
    </section>
  );
}
