/** About a tenth of a second: as long as it takes until somebody looks again. */
const samplesPerLook = 4_096;

/** How loud a track of this browser is. */
export class TrackLevel {
  readonly #context = new AudioContext();
  readonly #analyser = this.#context.createAnalyser();
  readonly #samples = new Float32Array(samplesPerLook);

  /** @throws DOMException where the browser cannot take this track apart */
  constructor(track: MediaStreamTrack) {
    this.#analyser.fftSize = samplesPerLook;
    try {
      this.#context.createMediaStreamSource(new MediaStream([track])).connect(this.#analyser);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** @returns the root mean square of what was heard last, 0 to 1 of full scale */
  read(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const energy = this.#samples.reduce((sum, sample) => sum + sample * sample, 0);
    return Math.sqrt(energy / samplesPerLook);
  }

  close(): void {
    void this.#context.close();
  }
}
