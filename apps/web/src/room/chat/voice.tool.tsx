import { AudioOutlined, CloseOutlined, SendOutlined } from '@ant-design/icons';
import { voiceNoteLimits } from '@jiedui/domain';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../time/format-clock';
import { Button } from '../../ui/button';
import { canRecordVoice, type RecordedVoice, VoiceRecorder } from '../client/index';

function Recording({ recorder }: { readonly recorder: VoiceRecorder }) {
  const { t } = useTranslation();
  const [nowMs, setNowMs] = useState(recorder.startedAtMs);
  const stop = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    stop.current?.focus();
    const ticking = setInterval(() => setNowMs(performance.now()), 250);
    const cancelByKey = ({ key }: KeyboardEvent) => key === 'Escape' && recorder.cancel();
    document.addEventListener('keydown', cancelByKey);
    return () => {
      clearInterval(ticking);
      document.removeEventListener('keydown', cancelByKey);
    };
  }, [recorder]);
  const time = formatClock(nowMs - recorder.startedAtMs);
  const longest = formatClock(voiceNoteLimits.durationMs);
  return (
    <fieldset className="voice-tool" aria-label={t('roomChat.voice.record')}>
      <span className="voice-timer" role="timer" data-testid="voice-timer">
        {t('roomChat.voice.recording', { time, longest })}
      </span>
      <Button
        ref={stop}
        tone="primary"
        icon={<SendOutlined aria-hidden />}
        onClick={() => recorder.stop()}
        data-testid="voice-stop"
      >
        {t('roomChat.voice.stop')}
      </Button>
      <Button
        icon={<CloseOutlined aria-hidden />}
        title={t('roomChat.voice.cancelHint')}
        onClick={() => recorder.cancel()}
        data-testid="voice-cancel"
      >
        {t('roomChat.voice.cancel')}
      </Button>
    </fieldset>
  );
}

/** Records a voice note: for when the link is too thin to speak. What is left open ends unsent. */
export function VoiceTool({ onRecorded }: { readonly onRecorded: (voice: RecordedVoice) => void }) {
  const { t } = useTranslation();
  const [recorder, setRecorder] = useState<VoiceRecorder>();
  const [isStarting, setStarting] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => () => recorder?.cancel(), [recorder]);
  const record = async () => {
    setStarting(true);
    setFailed(false);
    try {
      const started = await VoiceRecorder.start();
      setRecorder(started);
      setStarting(false);
      const voice = await started.finished;
      setRecorder(undefined);
      if (voice) onRecorded(voice);
    } catch {
      setFailed(true);
      setStarting(false);
    }
  };
  if (!canRecordVoice()) return <p className="soft">{t('roomChat.voice.unsupported')}</p>;
  if (recorder) return <Recording recorder={recorder} />;
  return (
    <div className="voice-tool">
      <Button
        icon={<AudioOutlined aria-hidden />}
        isBusy={isStarting}
        onClick={() => void record()}
        data-testid="voice-record"
      >
        {t('roomChat.voice.record')}
      </Button>
      {hasFailed && <p role="alert">{t('roomChat.voice.noMicrophone')}</p>}
    </div>
  );
}
