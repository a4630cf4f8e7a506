/** Who has which place at which prices, and how that changes. It knows nothing of what is best. */
export class FlowState {
  readonly price: Int32Array;
  readonly profit: Int32Array;
  /** Of each ask its top hospital, or -1. */
  readonly chosen: Int32Array;
  /** Places less those of pinned asks. */
  protected readonly room: Int32Array;
  protected readonly isPinned: Uint8Array;
  protected readonly taken: number[][];
  protected readonly distance: Int32Array;
  protected readonly through: Int32Array;
  protected readonly isSettled: Uint8Array;
  /** The scores by hospital, for those ways that begin at a place; made when one is asked for. */
  protected turned: Int32Array | undefined;
  /** Scores are the caller's, or shared with a fork, until a ban changes them. */
  protected isBorrowed = true;

  /**
   * @param score asks × tops in whole points, 0 for no arc; a ban makes a copy of it
   * @param places of each top hospital
   */
  constructor(
    readonly asks: number,
    readonly tops: number,
    protected score: Int32Array,
    places: Int32Array,
  ) {
    this.price = new Int32Array(tops);
    this.profit = new Int32Array(asks);
    this.chosen = new Int32Array(asks).fill(-1);
    this.room = places.slice();
    this.isPinned = new Uint8Array(asks);
    this.taken = Array.from({ length: tops }, () => []);
    this.distance = new Int32Array(tops);
    this.through = new Int32Array(tops);
    this.isSettled = new Uint8Array(tops);
  }

  freePlaces(top: number): number {
    return this.roomOf(top) - this.takenOf(top).length;
  }

  protected at(ask: number, top: number): number {
    return this.score[ask * this.tops + top] as number;
  }

  /** There is no arc between these two any more. */
  protected cut(ask: number, top: number): void {
    if (this.isBorrowed) {
      this.score = this.score.slice();
      this.turned = this.turned?.slice();
    }
    this.isBorrowed = false;
    this.score[ask * this.tops + top] = 0;
    if (this.turned) this.turned[top * this.asks + ask] = 0;
  }

  protected turn(): Int32Array {
    const turned = new Int32Array(this.score.length);
    for (let ask = 0, cell = 0; ask < this.asks; ask += 1) {
      for (let top = 0; top < this.tops; top += 1, cell += 1) {
        turned[top * this.asks + ask] = this.score[cell] as number;
      }
    }
    return turned;
  }

  protected priceOf(top: number): number {
    return this.price[top] as number;
  }

  protected roomOf(top: number): number {
    return this.room[top] as number;
  }

  protected takenOf(top: number): number[] {
    return this.taken[top] as number[];
  }

  protected hasFreePlace(top: number): boolean {
    return this.freePlaces(top) > 0;
  }

  /** The least price at which no ask would rather be here. */
  protected leastPrice(top: number): number {
    let least = 0;
    for (let ask = 0; ask < this.asks; ask += 1) {
      if (!this.isPinned[ask]) least = Math.max(least, this.at(ask, top) - (this.profit[ask] as number));
    }
    return least;
  }

  protected bestProfit(ask: number): number {
    let best = 0;
    for (let top = 0, cell = ask * this.tops; top < this.tops; top += 1, cell += 1) {
      const gain = (this.score[cell] as number) - (this.price[top] as number);
      if (gain > best && (this.score[cell] as number) > 0 && this.roomOf(top) > 0) best = gain;
    }
    return best;
  }

  protected enter(ask: number, top: number): void {
    this.chosen[ask] = top;
    this.takenOf(top).push(ask);
  }

  protected leave(ask: number): void {
    const top = this.chosen[ask] as number;
    if (top < 0) return;
    this.chosen[ask] = -1;
    if (this.isPinned[ask]) {
      this.isPinned[ask] = 0;
      this.room[top] = this.roomOf(top) + 1;
      return;
    }
    const asks = this.takenOf(top);
    asks.splice(asks.indexOf(ask), 1);
  }
}
