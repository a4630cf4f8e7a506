/** Of full scale; 50 dB below it. A quiet room lies below, speech above. */
const loudFrom = 10 ** (-50 / 20);
/** So that pauses between words are no end. */
const holdMs = 800;

interface Voice {
  /** Loud at one look alone it may have been a cough or a key. */
  readonly isSpeech: boolean;
  readonly lastLoudAt: number;
}

/** Tells who speaks from how loud everybody is at each look. */
export class Speakers {
  /** In the order in which they became loud. */
  #voices: ReadonlyMap<string, Voice> = new Map();
  #before: ReadonlySet<string> = new Set();

  /**
   * @param levels 0 to 1 of full scale, by who is heard
   * @returns who speaks; who has done so longest comes first, so that a word thrown in takes nobody's place
   */
  look(levels: ReadonlyMap<string, number>, atMs: number): readonly string[] {
    const loud = new Set([...levels].filter(([, level]) => level >= loudFrom).map(([id]) => id));
    const voices = new Map<string, Voice>();
    for (const [id, voice] of this.#voices) {
      if (levels.has(id) && atMs - voice.lastLoudAt < holdMs) voices.set(id, voice);
    }
    for (const id of loud) {
      const isSpeech = this.#before.has(id) || voices.get(id)?.isSpeech === true;
      voices.set(id, { isSpeech, lastLoudAt: atMs });
    }
    this.#voices = voices;
    this.#before = loud;
    return [...voices].filter(([, { isSpeech }]) => isSpeech).map(([id]) => id);
  }
}
