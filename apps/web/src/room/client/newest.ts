/** Sends the newest of what comes more often than is worth sending; what it replaces is never sent. */
export class Newest<T> {
  #next: { readonly value: T } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param send answers false where there is no room now: it is tried again, unless something newer comes */
  constructor(
    private readonly everyMs: number,
    private readonly send: (value: T) => Promise<boolean>,
  ) {}

  offer(value: T): void {
    this.#next = { value };
    if (this.#timer === undefined) void this.#sendNext();
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
