import { useCallback, useSyncExternalStore } from 'react';

const tickMs = 250;
const left = (untilMs: number) => Math.max(0, Math.ceil((untilMs - Date.now()) / 1000));

/** Whole seconds until a moment of this computer's clock; 0 from then on, and without one. */
export function useCountdown(untilMs: number | undefined): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (untilMs === undefined) return () => undefined;
      const timer = setInterval(() => {
        listener();
        if (left(untilMs) === 0) clearInterval(timer);
      }, tickMs);
      return () => clearInterval(timer);
    },
    [untilMs],
  );
  return useSyncExternalStore(subscribe, () => (untilMs === undefined ? 0 : left(untilMs)));
}
