import type { Recording, RecordingEvent, RecordingFinding } from '@jiedui/contracts';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../api/client';
import { useName } from '../../../language/language';
import { formatElapsed, formatInstant } from '../../../time/format';
import { ChoiceBar } from '../../../ui/choice-bar';
import { Notice } from '../../../ui/notice';
import { eventWords, secondsInto } from './recording-event';

const everybody = 'everybody';

function usePersonName() {
  const { t } = useTranslation();
  const name = useName();
  return (person: RecordingEvent['person']) => (person ? name(person) : t('recording.playback.guest'));
}

function Findings({ findings }: { readonly findings: readonly RecordingFinding[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <Notice tone="warning" title={t('recording.playback.findingTitle')} testId="recording-findings">
      {findings.map((finding) => t(`recording.playback.finding.${finding}`)).join(t('recording.separator'))}
    </Notice>
  );
}

function Events(props: {
  readonly events: readonly RecordingEvent[];
  readonly beginsAt: string;
  readonly onSeek: (seconds: number) => void;
}) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const { events, beginsAt, onSeek } = props;
  return (
    <ol className="recording-events" aria-label={t('recording.playback.events')}>
      {events.map((event) => {
        const seconds = secondsInto(event.at, beginsAt);
        const time = formatElapsed(seconds * 1_000);
        const what = eventWords(t, event, personName(event.person));
        return (
          <li key={event.id} className={`recording-event recording-event-${event.kind}`}>
            <button
              type="button"
              onClick={() => onSeek(seconds)}
              aria-label={t('recording.playback.jump', { time, what })}
              data-testid="recording-event"
              data-kind={event.kind}
            >
              <span className="recording-event-time">{time}</span>
              <span>{what}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

interface PlayerProps {
  readonly consultationId: string;
  readonly recording: Recording;
}

/** Whom to watch: everybody, or one of them alone. */
function Choice(props: {
  readonly tracks: Recording['tracks'];
  readonly chosen: string;
  readonly onChoose: (choice: string) => void;
}) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const trackName = ({ person, isScreen }: Recording['tracks'][number]) =>
    isScreen ? t('recording.playback.screenOf', { name: personName(person) }) : personName(person);
  const { tracks, chosen, onChoose } = props;
  if (tracks.length < 2) return null;
  const names = tracks.map(trackName).join(t('recording.separator'));
  return (
    <>
      <ChoiceBar
        label={t('recording.playback.choice')}
        value={chosen}
        onChange={onChoose}
        choices={[
          { value: everybody, label: t('recording.playback.everybody') },
          ...tracks.map((track) => ({ value: track.id, label: trackName(track) })),
        ]}
        testId="recording-choice"
      />
      {chosen === everybody && <p className="soft">{t('recording.playback.order', { names })}</p>}
    </>
  );
}

/** One recording: everybody or one person, with what happened beside it; a click on an event goes there. */
export function RecordingPlayer({ consultationId, recording }: PlayerProps) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [chosen, setChosen] = useState(everybody);
  const [failed, setFailed] = useState<string>();
  const { id: recordingId, composed, tracks, events } = recording;
  const track = tracks.find(({ id }) => id === chosen);
  const shown = track ?? composed;
  if (!shown) return null;
  const query = track ? { trackId: track.id } : {};
  const seek = (seconds: number) => {
    if (!video.current) return;
    video.current.currentTime = seconds;
    void video.current.play().catch(() => undefined);
  };
  const start = formatInstant(recording.startedAt ?? shown.beginsAt);
  return (
    <article className="recording-player" data-testid="recording-player">
      <h3>{t('recording.playback.of', { start, length: formatElapsed(shown.durationMs) })}</h3>
      <Findings findings={shown.findings} />
      <Choice tracks={tracks} chosen={chosen} onChoose={setChosen} />
      {failed === chosen && (
        <Notice tone="danger" title={t('recording.playback.failed')}>
          {t('recording.playback.failedHelp')}
        </Notice>
      )}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- speech of a consultation has no captions */}
      <video
        key={chosen}
        ref={video}
        controls
        preload="metadata"
        playsInline
        aria-label={t('recording.playback.video')}
        src={urlOf('playRecording', { params: { consultationId, recordingId }, query })}
        onError={() => setFailed(chosen)}
        data-testid="recording-video"
      />
      {recording.retainUntil && (
        <p className="soft">{t('recording.playback.kept', { day: recording.retainUntil })}</p>
      )}
      <Events events={events} beginsAt={shown.beginsAt} onSeek={seek} />
    </article>
  );
}
