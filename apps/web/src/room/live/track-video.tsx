import { useEffect, useRef } from 'react';

/** A picture. Sound plays elsewhere, so that hiding a picture never silences anybody. */
export function TrackVideo(props: {
  readonly track: MediaStreamTrack;
  readonly label: string;
  readonly isMirrored?: boolean;
  readonly testId?: string;
}) {
  const { track, label, isMirrored = false, testId } = props;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = new MediaStream([track]);
  }, [track]);
  return (
    <video
      ref={video}
      className={isMirrored ? 'track-video mirrored' : 'track-video'}
      autoPlay
      playsInline
      muted
      aria-label={label}
      data-testid={testId}
    />
  );
}
