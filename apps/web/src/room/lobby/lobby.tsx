import { SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia, LocalMediaState } from '../devices/local-media';
import { canChooseSpeaker, playTestTone, rememberedSpeaker, rememberSpeaker } from '../devices/speaker';
import { useLevel } from '../devices/use-level';
import { TrackVideo } from '../live/track-video';
import { DeviceSelect } from './device-select';
import { PermissionHelp } from './permission-help';
import { verdictOf } from './verdict';

const heardLevel = 0.08;

function LevelBar({ level }: { readonly level: number }) {
  const { t } = useTranslation();
  const percent = Math.round(level * 100);
  return (
    <div
      className="level"
      role="meter"
      aria-label={t('room.level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      data-testid="lobby-level"
    >
      <div className="level-fill" style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}

function Pickers({ media, state }: { readonly media: LocalMedia; readonly state: LocalMediaState }) {
  const { t } = useTranslation();
  const [speaker, setSpeaker] = useState(rememberedSpeaker);
  const of = (kind: MediaDeviceKind) => state.devices.filter((device) => device.kind === kind);
  const idOf = (track: MediaStreamTrack | undefined) => track?.getSettings().deviceId ?? null;
  const chooseSpeaker = (deviceId: string | null) => {
    rememberSpeaker(deviceId ?? '');
    setSpeaker(deviceId ?? '');
  };
  const none = { emptyLabel: t('room.noDevice'), emptyValue: null };
  return (
    <>
      <DeviceSelect
        id="lobby-microphone"
        label={t('room.microphone')}
        devices={of('audioinput')}
        value={idOf(state.audioTrack)}
        onChange={(deviceId) => void media.choose('audio', deviceId)}
        {...none}
      />
      <DeviceSelect
        id="lobby-camera"
        label={t('room.camera')}
        devices={of('videoinput')}
        value={idOf(state.videoTrack)}
        onChange={(deviceId) => void media.choose('video', deviceId)}
        {...none}
      />
      {canChooseSpeaker && (
        <DeviceSelect
          id="lobby-speaker"
          label={t('room.speaker')}
          devices={of('audiooutput').filter(({ deviceId }) => deviceId !== 'default')}
          value={speaker}
          onChange={chooseSpeaker}
          emptyLabel={t('room.defaultDevice')}
          emptyValue=""
        />
      )}
      <Button
        icon={<SoundOutlined aria-hidden />}
        size="large"
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
  useEffect(() => {
    if (track && level >= heardLevel) setHeardTrack(track);
  }, [level, track]);
  return track !== undefined && heardTrack === track;
}

/** See and hear yourself, read in plain words whether it will do, and enter. */
export function Lobby(props: {
  readonly media: LocalMedia;
  readonly state: LocalMediaState;
  readonly onEnter: () => void;
}) {
  const { t } = useTranslation();
  const { media, state, onEnter } = props;
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
            <LevelBar level={level} />
            <p className={`verdict verdict-${verdict}`} role="status" data-testid="lobby-verdict">
              {t(`room.verdict.${verdict}`)}
            </p>
          </>
        )}
        <Button
          type="primary"
          size="large"
          className="room-button"
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
