import { useEffect, useState } from 'react';

const readEveryMs = 100;
/** Speech at arm's length reaches about a quarter of full scale. */
const speechRms = 0.25;

const rmsOf = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

/** How loud a track is, 0 to 1. */
export function useLevel(track: MediaStreamTrack | undefined): number {
  const [heard, setHeard] = useState<{ readonly track: MediaStreamTrack; readonly level: number }>();
  useEffect(() => {
    if (!track) return undefined;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      setHeard({ track, level: Math.min(1, rmsOf(samples) / speechRms) });
    }, readEveryMs);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [track]);
  return heard && heard.track === track ? heard.level : 0;
}
