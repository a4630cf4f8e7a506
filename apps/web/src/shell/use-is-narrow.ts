import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 767px)');

const subscribe = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** A phone, or a desk at a large zoom. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
