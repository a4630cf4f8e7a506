import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Whether this computer has a network at all; that the server answers is another thing. */
export const useLink = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
