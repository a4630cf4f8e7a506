import type { NewConsent } from '@jiedui/contracts';
import { emptyDraft, type DraftContent } from './draft-content';
import { changesBetween } from '../../../drafts/draft-merge';
import { device, type KeptValue } from '../../../offline/device';

/** A request as it lies on this device: until the server has all of it, and while it is worked on, to open without a link. */
export interface DeviceDraft {
  /** Made here, so that sending it twice begins it once. */
  readonly id: string;
  /** What the server had when this was typed, or was being sent; nothing where it cannot have heard of it. */
  readonly base: DraftContent | null;
  /** The server has answered for it once: `base` is what it had, and nothing of that is new to it. */
  readonly isOnServer?: boolean | undefined;
  readonly value: DraftContent;
  /** Signed on this screen, and not on record yet. */
  readonly consent?: NewConsent | undefined;
  /** To be asked as soon as there is a link. */
  readonly submitsWhenOnline?: boolean | undefined;
  readonly duplicateReason?: string | undefined;
  /** Why it was not asked by itself, as a code of the catalogue. */
  readonly refusedBecause?: string | undefined;
}

const prefix = 'draft:';
const pauseMs = 300;
const changed = new EventTarget();

const nameOf = (id: string) => `${prefix}${id}`;

/**
 * What the changes that are kept are measured against. Of what was only on its way, a field counts as arrived where
 * the server holds the same: all else is new, so that nothing typed is taken for the server's own and dropped.
 */
export function knownBase(
  { base, isOnServer }: Pick<DeviceDraft, 'base' | 'isOnServer'>,
  theirs: DraftContent | undefined,
): DraftContent {
  if (base === null) return emptyDraft;
  if (isOnServer) return base;
  if (!theirs) return emptyDraft;
  const fields = Object.keys(emptyDraft) as (keyof DraftContent)[];
  const arrived = fields.filter((field) => base[field] === theirs[field]);
  return { ...emptyDraft, ...Object.fromEntries(arrived.map((field) => [field, base[field]])) };
}

/** Whether something of it is nowhere but here. */
function isUnsent({ base, value, isOnServer, consent, submitsWhenOnline }: DeviceDraft): boolean {
  if (!isOnServer || base === null || consent || submitsWhenOnline) return true;
  return Object.keys(changesBetween(base, value)).length > 0;
}

/** The drafts of one person on this device. Absent where the browser cannot seal: then nothing of a patient is kept. */
export const deviceDrafts = {
  isAvailable: device.isAvailable,

  get: (personId: string, id: string): Promise<DeviceDraft | undefined> =>
    device.get<DeviceDraft>(personId, nameOf(id)),

  list: (personId: string): Promise<KeptValue<DeviceDraft>[]> => device.list<DeviceDraft>(personId, prefix),

  async listUnsent(personId: string): Promise<KeptValue<DeviceDraft>[]> {
    return (await deviceDrafts.list(personId)).filter(({ value }) => isUnsent(value));
  },

  async put(personId: string, draft: DeviceDraft): Promise<void> {
    await device.put(personId, nameOf(draft.id), draft);
    changed.dispatchEvent(new Event('change'));
  },

  async remove(personId: string, id: string): Promise<void> {
    await device.remove(personId, nameOf(id));
    changed.dispatchEvent(new Event('change'));
  },

  subscribe(listener: () => void): () => void {
    changed.addEventListener('change', listener);
    return () => changed.removeEventListener('change', listener);
  },
};

/** Writes what is typed at each pause of the keys, one write after the other, the latest state last. */
export class DraftKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wanted: DeviceDraft | null | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    readonly personId: string,
    private latest: DeviceDraft,
  ) {}

  get draft(): DeviceDraft {
    return this.latest;
  }

  keep(change: Partial<DeviceDraft>): void {
    this.latest = { ...this.latest, ...change };
    this.wanted = this.latest;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pauseMs);
  }

  clear(): void {
    this.wanted = null;
    void this.flush();
  }

  /** Now: the lid may be closing. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    const { wanted, personId, latest } = this;
    if (wanted === undefined) return this.writing;
    this.wanted = undefined;
    this.writing = this.writing
      .then(() =>
        wanted === null ? deviceDrafts.remove(personId, latest.id) : deviceDrafts.put(personId, wanted),
      )
      // A full disk must not keep anybody from typing; the server's copy follows within seconds.
      .catch(() => undefined);
    return this.writing;
  }
}
