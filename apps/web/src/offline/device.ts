import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { canSeal, makeKey, openBytes, openJson, sealBytes, sealJson, type SealedValue } from './sealing';

/** What lies on the device longer than this is cleared away unread: nobody came back for it. */
const keptMs = 7 * 24 * 3_600_000;

interface Entry {
  readonly personId: string;
  readonly name: string;
  readonly changedAt: number;
  readonly sealed: SealedValue;
  /** A file beside the value, sealed by itself. */
  readonly file?: SealedValue;
}

interface DeviceSchema extends DBSchema {
  keys: { key: string; value: CryptoKey };
  entries: { key: [string, string]; value: Entry };
}

let opening: Promise<IDBPDatabase<DeviceSchema>> | undefined;

function database(): Promise<IDBPDatabase<DeviceSchema>> {
  opening ??= openDB<DeviceSchema>('jiedui', 1, {
    upgrade(db) {
      db.createObjectStore('keys');
      db.createObjectStore('entries', { keyPath: ['personId', 'name'] });
    },
    terminated: () => (opening = undefined),
  });
  return opening;
}

async function keyOf(personId: string): Promise<CryptoKey> {
  const db = await database();
  const known = await db.get('keys', personId);
  if (known) return known;
  const made = await makeKey();
  // Two tabs may make one each: the first that is written is the one that both use.
  await db.add('keys', made, personId).catch(() => undefined);
  return (await db.get('keys', personId)) ?? made;
}

export interface KeptValue<T> {
  readonly name: string;
  readonly changedAt: Date;
  readonly value: T;
}

const rangeOf = (personId: string, prefix: string) =>
  IDBKeyRange.bound([personId, prefix], [personId, `${prefix}\uffff`]);

/** What this device keeps of one person's work, sealed, until the server has it or they sign out. */
export const device = {
  isAvailable: canSeal,

  async put(personId: string, name: string, value: unknown, file?: Blob): Promise<void> {
    const key = await keyOf(personId);
    const sealed = await sealJson(key, value);
    const kept = file && (await sealBytes(key, await file.arrayBuffer()));
    const entry: Entry = { personId, name, changedAt: Date.now(), sealed, ...(kept ? { file: kept } : {}) };
    await (await database()).put('entries', entry);
  },

  /** Changes the value and leaves the file beside it. */
  async update(personId: string, name: string, value: unknown): Promise<void> {
    const key = await keyOf(personId);
    const sealed = await sealJson(key, value);
    const writing = (await database()).transaction('entries', 'readwrite');
    const entry = await writing.store.get([personId, name]);
    if (entry) await writing.store.put({ ...entry, changedAt: Date.now(), sealed });
    await writing.done;
  },

  async get<T>(personId: string, name: string): Promise<T | undefined> {
    const entry = await (await database()).get('entries', [personId, name]);
    return entry && openJson<T>(await keyOf(personId), entry.sealed);
  },

  async file(personId: string, name: string): Promise<ArrayBuffer | undefined> {
    const entry = await (await database()).get('entries', [personId, name]);
    return entry?.file && openBytes(await keyOf(personId), entry.file);
  },

  async list<T>(personId: string, prefix: string): Promise<KeptValue<T>[]> {
    const entries = await (await database()).getAll('entries', rangeOf(personId, prefix));
    const key = await keyOf(personId);
    return Promise.all(
      entries.map(async ({ name, changedAt, sealed }) => ({
        name,
        changedAt: new Date(changedAt),
        value: await openJson<T>(key, sealed),
      })),
    );
  },

  async remove(personId: string, name: string): Promise<void> {
    await (await database()).delete('entries', [personId, name]);
  },

  /** The key goes with the entries: what a disk may still hold of them opens nowhere. */
  async forget(personId: string): Promise<void> {
    const writing = (await database()).transaction(['entries', 'keys'], 'readwrite');
    await writing.objectStore('entries').delete(rangeOf(personId, ''));
    await writing.objectStore('keys').delete(personId);
    await writing.done;
  },

  /** Clears away, of whoever it was, what nobody came back for. */
  async tidy(): Promise<void> {
    const writing = (await database()).transaction('entries', 'readwrite');
    for await (const cursor of writing.store) {
      if (cursor.value.changedAt < Date.now() - keptMs) await cursor.delete();
    }
    await writing.done;
  },
};
