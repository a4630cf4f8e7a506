import { SoundOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia, LocalMediaState } from '../devices/local-media';
import { canChooseSpeaker, playTestTone, rememberedSpeaker, rememberSpeaker } from '../devices/speaker';
import { Button } from '../../ui/button';
import { MeterBar } from '../../ui/meter-bar';
import { useLevel } from '../devices/use-level';
import { NoiseSwitch } from '../devices/noise-switch';
import { TrackVideo } from '../live/track-video';
import type { LinkTest } from '../client/index';
import { DeviceSelect } from './device-select';
import { LinkCheck } from './link-check';
import { PermissionHelp } from './permission-help';
import { verdictOf } from './verdict';

const heardLevel = 0.08;

const idOf = (track: MediaStreamTrack | undefined) => track?.getSettings().deviceId ?? '';

function Pickers({ media, state }: { readonly media: LocalMedia; readonly state: LocalMediaState }) {
  const { t } = useTranslation();
  const [speaker, setSpeaker] = useState(rememberedSpeaker);
  const of = (kind: MediaDeviceKind) => state.devices.filter((device) => device.kind === kind);
  const chooseSpeaker = (deviceId: string) => {
    rememberSpeaker(deviceId);
    setSpeaker(deviceId);
  };
  return (
    <>
      <DeviceSelect
        id="lobby-microphone"
        label={t('room.microphone')}
        devices={of('audioinput')}
        value={idOf(state.audioTrack)}
        onChange={(deviceId) => void media.choose('audio', deviceId || null)}
        emptyLabel={t('room.noDevice')}
      />
      <DeviceSelect
        id="lobby-camera"
        label={t('room.camera')}
        devices={of('videoinput')}
        value={idOf(state.videoTrack)}
        onChange={(deviceId) => void media.choose('video', deviceId || null)}
        emptyLabel={t('room.noDevice')}
      />
      <NoiseSwitch media={media} isOn={state.isNoiseSuppressed} />
      {canChooseSpeaker && (
        <DeviceSelect
          id="lobby-speaker"
          label={t('room.speaker')}
          devices={of('audiooutput').filter(({ deviceId }) => deviceId !== 'default')}
          value={speaker}
          onChange={chooseSpeaker}
          emptyLabel={t('room.defaultDevice')}
        />
      )}
      <Button
        icon={<SoundOutlined aria-hidden />}
        isLarge
        onClick={() => void playTestTone(speaker)}
        data-testid="lobby-tone"
      >
        {t('room.testTone')}
      </Button>
      <span className="form-hint">{t('room.toneHint')}</span>
    </>
  );
}

function useIsHeard(level: number, track: MediaStreamTrack | undefined): boolean {
  const [heardTrack, setHeardTrack] = useState<MediaStreamTrack>();
  if (track && level >= heardLevel && heardTrack !== track) setHeardTrack(track);
  return track !== undefined && heardTrack === track;
}

/** See and hear yourself, read in plain words whether it will do, and enter. */
export function Lobby(props: {
  readonly media: LocalMedia;
  readonly state: LocalMediaState;
  /** Nothing for who must be let in first. */
  readonly linkTest?: LinkTest | undefined;
  readonly onTestLink?: () => void;
  readonly onEnter: () => void;
}) {
  const { t } = useTranslation();
  const { media, state, linkTest, onTestLink, onEnter } = props;
  const { audioTrack, videoTrack, status } = state;
  const level = useLevel(audioTrack);
  const isHeard = useIsHeard(level, audioTrack);
  const verdict = verdictOf({ hasMicrophone: !!audioTrack, hasCamera: !!videoTrack, isHeard });
  return (
    <section className="lobby" aria-labelledby="lobby-title" data-testid="lobby">
      <div className="lobby-preview" data-testid="lobby-preview">
        {videoTrack ? (
          <TrackVideo track={videoTrack} isMirrored label={t('room.preview')} />
        ) : (
          <p>{status === 'opening' ? t('room.checking') : t('room.noCamera')}</p>
        )}
      </div>
      <div className="lobby-controls">
        <h2 className="panel-title" id="lobby-title">
          {t('room.lobby')}
        </h2>
        {status === 'failed' && <PermissionHelp problem={state.problem} onRetry={() => void media.open()} />}
        {status === 'ready' && (
          <>
            <MeterBar
              measures="level"
              label={t('room.level')}
              percent={Math.round(level * 100)}
              testId="lobby-level"
            />
            <output className={`verdict verdict-${verdict}`} data-testid="lobby-verdict">
              {t(`room.verdict.${verdict}`)}
            </output>
          </>
        )}
        {linkTest && onTestLink && <LinkCheck test={linkTest} onAgain={onTestLink} />}
        <Button
          tone="primary"
          isLarge
          disabled={status === 'opening'}
          onClick={onEnter}
          data-testid="lobby-enter"
        >
          {status === 'failed' ? t('room.enterListening') : t('room.enter')}
        </Button>
        {status === 'ready' && <Pickers media={media} state={state} />}
      </div>
    </section>
  );
}
