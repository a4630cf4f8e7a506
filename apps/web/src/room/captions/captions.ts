import { captionAtMost, CaptionMessage, type RoomPeer } from '@jiedui/contracts';
import type { Channels, Outlet } from '../client/channels.js';
import type { Line, RoomCompanion } from '../client/companion.js';
import { Newest } from '../client/newest.js';
import { type CaptionLine, captionsAt } from './caption-lines.js';

/** What an installation gives to turn speech into text: see docs/captions.md. */
export interface CaptionModule {
  /** @returns what ends it */
  start(
    track: MediaStreamTrack,
    options: { readonly language: string; readonly onText: (text: string) => void },
  ): () => void;
}

/** Whose microphone is listened to. */
interface OwnVoice {
  readonly track: MediaStreamTrack;
  readonly language: string;
}

export interface CaptionsView {
  /** This person wants to read what is said. */
  readonly isOn: boolean;
  /** What this person says is written for somebody. */
  readonly isWriting: boolean;
  /** Nothing of what this person says can be written. */
  readonly hasFailed: boolean;
  readonly lines: readonly CaptionLine[];
}

const messageLifeMs = 3_000;
/** A module may give its text anew with every sound. */
const textEveryMs = 150;
const wishEveryMs = 2_000;
/** Some may be lost. */
const wishHoldsMs = 7_000;
const lookEveryMs = 1_000;
export const ownCaptions = 'self';

/**
 * Writes along what is said. Each browser turns its own person's speech into text, where nothing of it is lost yet, as long
 * as somebody in the room wants to read it; the text goes over the room's data channels and is kept nowhere.
 */
export class Captions implements RoomCompanion {
  readonly #listeners = new Set<() => void>();
  readonly #wishes = new Map<string, number>();
  readonly #texts = new Newest<string>(textEveryMs, async (text) => {
    await this.#send({ kind: 'said', seq: (this.#seq += 1), text });
    return true;
  });
  #view: CaptionsView = { isOn: false, isWriting: false, hasFailed: false, lines: [] };
  #line: Line | undefined;
  #outlet: Outlet | undefined;
  #module: Promise<CaptionModule | undefined> | undefined;
  #voice: OwnVoice | undefined;
  #written: { readonly voice: OwnVoice; readonly stop: () => void } | undefined;
  #wishedAtMs = 0;
  #seq = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param load what turns speech into text, nothing where the installation has none */
  constructor(private readonly load: () => Promise<CaptionModule | undefined>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): CaptionsView => this.#view;

  setOn(isOn: boolean): void {
    this.#show({ isOn, lines: [], hasFailed: false });
    this.#wishedAtMs = 0;
    this.#look();
  }

  /** @param voice nothing while this person is not to be heard */
  hear(voice: OwnVoice | undefined): void {
    const { track, language } = this.#voice ?? {};
    if (voice?.track === track && voice?.language === language) return;
    this.#voice = voice;
    this.#settle();
  }

  listen(_line: Line, channels: Channels): void {
    this.#leave();
    const newest = new Map<string, number>();
    channels.hear('captions', {
      heard: (message, { id, peerId }) => {
        const told = read(message);
        const person = channels.whoIs(peerId);
        if (!told || !person) return;
        if (told.kind === 'wanted') this.#wishes.set(id, performance.now());
        // Who may not be heard may not be read either.
        else if (channels.isHeard(peerId) && told.seq > (newest.get(id) ?? 0)) {
          newest.set(id, told.seq);
          this.#say(person, told.text);
        }
        this.#settle();
      },
      closed: (id) => {
        this.#wishes.delete(id);
        this.#settle();
      },
    });
  }

  joined(line: Line, channels: Channels): void {
    this.#line = line;
    this.#outlet = channels.outlet('captions', messageLifeMs);
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
    this.#look();
  }

  #leave(): void {
    clearInterval(this.#timer);
    this.#line = undefined;
    this.#outlet = undefined;
    this.#wishes.clear();
    this.#settle();
  }

  #look(): void {
    // Whether this person has left or the node is gone: nobody is there to read it.
    if (this.#line?.isConnected === false) return this.#leave();
    const now = performance.now();
    for (const [id, atMs] of this.#wishes) if (now - atMs > wishHoldsMs) this.#wishes.delete(id);
    if (this.#view.isOn && now - this.#wishedAtMs >= wishEveryMs) {
      this.#wishedAtMs = now;
      void this.#send({ kind: 'wanted' });
    }
    const lines = captionsAt(this.#view.lines, now);
    if (lines !== this.#view.lines) this.#show({ lines });
    this.#settle();
  }

  /** Writes while it is wanted and there is something to be heard. */
  #settle(): void {
    const isWanted = this.#outlet !== undefined && (this.#view.isOn || this.#wishes.size > 0);
    const voice = isWanted ? this.#voice : undefined;
    const before = this.#written;
    if (before?.voice === voice) return;
    this.#written = voice && this.#write(voice);
    before?.stop();
    if (this.#view.isWriting) this.#show({ isWriting: false });
  }

  #write(voice: OwnVoice) {
    let isOver = false;
    let end: (() => void) | undefined;
    const onText = (text: string) => {
      if (!isOver) this.#wrote(text.slice(-captionAtMost));
    };
    const start = async () => {
      const found = await (this.#module ??= this.load());
      if (isOver || !found) return;
      end = found.start(voice.track, { language: voice.language, onText });
      this.#show({ isWriting: true, hasFailed: false });
    };
    start().catch(() => {
      this.#module = undefined;
      if (!isOver) this.#show({ hasFailed: true });
    });
    const stop = () => {
      isOver = true;
      try {
        end?.();
      } catch {
        // The installation's own: it must not cost the room.
      }
    };
    return { voice, stop };
  }

  #wrote(text: string): void {
    this.#say({ personId: ownCaptions, nameZh: '', nameEn: '' }, text);
    this.#texts.offer(text);
  }

  #say({ personId, nameZh, nameEn }: Pick<RoomPeer, 'personId' | 'nameZh' | 'nameEn'>, text: string): void {
    if (!this.#view.isOn) return;
    const atMs = performance.now();
    this.#show({ lines: captionsAt(this.#view.lines, atMs, { personId, nameZh, nameEn, text, atMs }) });
  }

  async #send(message: CaptionMessage): Promise<void> {
    const channel = await this.#outlet?.channel();
    await channel?.send(new TextEncoder().encode(JSON.stringify(message)));
  }

  #show(change: Partial<CaptionsView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function read(message: Uint8Array): CaptionMessage | undefined {
  try {
    return CaptionMessage.parse(JSON.parse(new TextDecoder().decode(message)));
  } catch {
    return undefined;
  }
}
