/** Of full scale; 50 dB below it. A quiet room lies below, speech above. */
const loudFrom = 10 ** (-50 / 20);
/** Speech is so much louder than its own pauses; a fan or a monitor is not. */
const aboveNoise = 2.5;
/** Three seconds: no speech is without a pause for so long. */
const looksOfNoise = 30;
/** So that pauses between words are no end. */
const holdMs = 800;

interface Voice {
  /** Loud at one look alone it may have been a cough or a key. */
  readonly isSpeech: boolean;
  readonly lastLoudAt: number;
}

/** How loud it is where somebody sits while nobody speaks: the quietest of what was heard last. */
class Surroundings {
  readonly #recent: number[] = [];

  /** Nothing is known of who has just come. */
  isExceededBy(level: number): boolean {
    const noise = this.#recent.length < looksOfNoise ? 0 : Math.min(...this.#recent);
    this.#recent.push(level);
    if (this.#recent.length > looksOfNoise) this.#recent.shift();
    return level >= Math.max(loudFrom, aboveNoise * noise);
  }
}

/** Tells who speaks from how loud everybody is at each look. */
export class Speakers {
  /** In the order in which they became loud. */
  #voices: ReadonlyMap<string, Voice> = new Map();
  #before: ReadonlySet<string> = new Set();
  readonly #surroundings = new Map<string, Surroundings>();

  /**
   * @param levels 0 to 1 of full scale, by who is heard; undefined where nothing new was
   * @returns who speaks; who has done so longest comes first, so that a word thrown in takes nobody's place
   */
  look(levels: ReadonlyMap<string, number | undefined>, atMs: number): readonly string[] {
    const loud = this.#loud(levels);
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

  #loud(levels: ReadonlyMap<string, number | undefined>): ReadonlySet<string> {
    for (const id of this.#surroundings.keys()) if (!levels.has(id)) this.#surroundings.delete(id);
    const loud = new Set<string>();
    for (const [id, level] of levels) {
      const around = this.#surroundings.get(id) ?? new Surroundings();
      this.#surroundings.set(id, around);
      if (level !== undefined && around.isExceededBy(level)) loud.add(id);
    }
    return loud;
  }
}
