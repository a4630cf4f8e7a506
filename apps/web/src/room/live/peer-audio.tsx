import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { rememberedSpeaker, routeTo } from '../devices/speaker';

/** The other's voice. Where the browser wants a click first, it is asked for. */
export function PeerAudio({ track }: { readonly track: MediaStreamTrack }) {
  const { t } = useTranslation();
  const audio = useRef<HTMLAudioElement>(null);
  const [isBlocked, setBlocked] = useState(false);
  const play = useCallback(
    () =>
      audio.current?.play().then(
        () => setBlocked(false),
        (error: unknown) => setBlocked(error instanceof DOMException && error.name === 'NotAllowedError'),
      ),
    [],
  );
  useEffect(() => {
    if (!audio.current) return;
    audio.current.srcObject = new MediaStream([track]);
    void routeTo(audio.current, rememberedSpeaker());
    void play();
  }, [track, play]);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- live speech comes without captions */}
      <audio ref={audio} autoPlay data-testid="room-remote-audio" />
      {isBlocked && (
        <Button tone="primary" isLarge className="enable-sound" onClick={() => void play()}>
          {t('room.enableSound')}
        </Button>
      )}
    </>
  );
}
