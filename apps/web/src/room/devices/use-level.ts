import { useEffect, useState } from 'react';
import { TrackLevel } from '../client/index';

const readEveryMs = 100;
/** Speech at arm's length reaches about a quarter of full scale. */
const speechRms = 0.25;

/** Some browsers cannot measure every microphone, which works all the same. */
function measured(track: MediaStreamTrack): TrackLevel | undefined {
  try {
    return new TrackLevel(track);
  } catch {
    return undefined;
  }
}

/** How loud a track is, 0 to 1. */
export function useLevel(track: MediaStreamTrack | undefined): number {
  const [heard, setHeard] = useState<{ readonly track: MediaStreamTrack; readonly level: number }>();
  useEffect(() => {
    const level = track && measured(track);
    if (!level) return undefined;
    const timer = setInterval(
      () => setHeard({ track, level: Math.min(1, level.read() / speechRms) }),
      readEveryMs,
    );
    return () => {
      clearInterval(timer);
      level.close();
    };
  }, [track]);
  return heard && heard.track === track ? heard.level : 0;
}
