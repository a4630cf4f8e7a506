/** The losses of a moment are over by then. */
const repeatAfterMs = 500;

/** Sends the newest of what comes more often than is worth sending; what it replaces is never sent. */
export class Newest<T> {
  #next: { readonly value: T } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #repeat: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param send answers false where there is no room now: it is tried again, unless something newer comes
   * @param repeats so often what nothing newer follows is sent anew: on a way that loses some, nothing after it would tell
   */
  constructor(
    private readonly everyMs: number,
    private readonly send: (value: T) => Promise<boolean>,
    private readonly repeats = 0,
  ) {}

  offer(value: T): void {
    this.#offer(value, this.repeats);
  }

  #offer(value: T, repeats: number): void {
    this.#next = { value };
    if (this.#timer === undefined) void this.#sendNext();
    clearTimeout(this.#repeat);
    if (repeats > 0) this.#repeat = setTimeout(() => this.#offer(value, repeats - 1), repeatAfterMs);
  }

  async #sendNext(): Promise<void> {
    const next = this.#next;
    this.#next = undefined;
    this.#timer = next && this.#again();
    if (!next || (await this.send(next.value))) return;
    this.#next ??= next;
    this.#timer ??= this.#again();
  }

  #again() {
    return setTimeout(() => void this.#sendNext(), this.everyMs);
  }
}
