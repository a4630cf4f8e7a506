import { CaretRightOutlined, PauseOutlined } from '@ant-design/icons';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../time/format-clock';
import { Button } from './button';

/** One sound, fetched when somebody wants to hear it. How long it is comes from elsewhere: WebM may not tell. */
class Playback {
  readonly #audio = new Audio();
  readonly #listeners = new Set<() => void>();
  #url: string | undefined;
  #shown = { isPlaying: false, elapsedMs: 0 };

  constructor() {
    for (const event of ['play', 'pause', 'ended', 'timeupdate'])
      this.#audio.addEventListener(event, () => this.#show());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly shown = () => this.#shown;

  async play(load: () => Promise<Blob>): Promise<void> {
    if (this.#url === undefined) {
      this.#url = URL.createObjectURL(await load());
      this.#audio.src = this.#url;
    }
    await this.#audio.play();
  }

  pause(): void {
    this.#audio.pause();
  }

  /** May be played again after it. */
  readonly close = (): void => {
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    if (this.#url !== undefined) URL.revokeObjectURL(this.#url);
    this.#url = undefined;
  };

  #show(): void {
    const { paused, ended, currentTime } = this.#audio;
    this.#shown = { isPlaying: !paused && !ended, elapsedMs: ended ? 0 : currentTime * 1_000 };
    for (const listener of this.#listeners) listener();
  }
}

interface VoicePlayerProps {
  readonly durationMs: number;
  readonly load: () => Promise<Blob>;
  readonly isDisabled?: boolean;
}

/** Plays a voice note, and says plainly when it cannot be played now. */
export function VoicePlayer({ durationMs, load, isDisabled = false }: VoicePlayerProps) {
  const { t } = useTranslation();
  const [playback] = useState(() => new Playback());
  const [progress, setProgress] = useState<'idle' | 'loading' | 'failed'>('idle');
  const { isPlaying, elapsedMs } = useSyncExternalStore(playback.subscribe, playback.shown);
  useEffect(() => playback.close, [playback]);
  const time = formatClock(durationMs);
  const toggle = async () => {
    if (isPlaying) return playback.pause();
    setProgress('loading');
    const ended = await playback.play(load).then(
      () => 'idle' as const,
      () => 'failed' as const,
    );
    setProgress(ended);
  };
  return (
    <div className="voice-player">
      <Button
        icon={isPlaying ? <PauseOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
        isBusy={progress === 'loading'}
        disabled={isDisabled}
        aria-label={isPlaying ? t('roomChat.voice.pause') : t('roomChat.voice.play', { time })}
        onClick={() => void toggle()}
        data-testid="voice-play"
      >
        {`${formatClock(elapsedMs)} / ${time}`}
      </Button>
      {progress === 'failed' && <p role="alert">{t('roomChat.voice.unplayable')}</p>}
    </div>
  );
}
