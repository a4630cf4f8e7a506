import { useSyncExternalStore } from 'react';

/**
 * The addresses that stand open to everybody, outside of the router of the signed-in application: where the links
 * of mails lead, and what belongs to signing in.
 */
export const entryPaths = {
  invitation: '/invitation',
  passwordReset: '/reset-password',
  forgotten: '/forgotten-password',
  guest: '/guest',
} as const;
export type Entry = keyof typeof entryPaths;

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

const entryOf = (path: string): Entry | undefined =>
  (Object.keys(entryPaths) as Entry[]).find((entry) => entryPaths[entry] === path);

export const useEntry = (): Entry | undefined =>
  useSyncExternalStore(subscribe, () => entryOf(window.location.pathname));

export function goTo(entry: Entry): void {
  window.history.pushState(null, '', entryPaths[entry]);
  tell();
}

/** Back to the application; the token of a mail does not stay in the browser's history. */
export function leaveEntry(): void {
  window.history.replaceState(null, '', '/');
  tell();
}

/** The secret of a mail's link. It stands behind the #, which browsers keep from servers and their logs. */
export const tokenInAddress = (): string => window.location.hash.slice(1);
