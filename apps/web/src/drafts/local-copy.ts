/** What was typed and not yet saved, in this browser, until the server has it. */
export interface LocalCopy<T> {
  load(): { readonly base: T; readonly value: T } | undefined;
  store(base: T, value: T): void;
  clear(): void;
}

const prefix = 'jiedui.unsaved';

/** Kept per person: on a shared computer nobody is shown what another typed. */
export function localCopy<T>(personId: string, name: string, storage: Storage = localStorage): LocalCopy<T> {
  const key = `${prefix}.${personId}.${name}`;
  return {
    load() {
      const text = storage.getItem(key);
      return text === null ? undefined : (JSON.parse(text) as { base: T; value: T });
    },
    store(base, value) {
      try {
        storage.setItem(key, JSON.stringify({ base, value }));
      } catch {
        // A full storage must not keep anybody from typing; the server's copy follows within seconds.
      }
    },
    clear: () => storage.removeItem(key),
  };
}
