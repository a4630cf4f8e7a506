import { FlowState } from './flow-state.js';

const never = 2 ** 30;

/**
 * Asks and places, matched for the greatest sum of scores: a min-cost flow from asks to top hospitals, solved exactly by
 * shortest augmenting paths over all arcs. It keeps a price of each top hospital's places and a profit of each ask with
 *   profit[a] ≥ score[a, t] − price[t] for every arc, equal on the chosen ones,
 *   profit[a] = 0 for an ask that is left out, price[t] = 0 for a hospital with a free place,
 * which proves the optimum: the sum of profits and of prices times places is an upper bound, and is reached.
 * After a change only what the change disturbed is repaired.
 */
export class Assignment extends FlowState {
  /** A copy that can be changed without touching this one. */
  fork(): Assignment {
    const copy = new Assignment(this.asks, this.tops, this.score, this.room);
    copy.turned = this.turned ??= this.turn();
    this.isBorrowed = true;
    copy.price.set(this.price);
    copy.profit.set(this.profit);
    copy.chosen.set(this.chosen);
    copy.isPinned.set(this.isPinned);
    this.taken.forEach((asks, top) => copy.taken[top]?.push(...asks));
    return copy;
  }

  /**
   * Answers every ask as well as can be for all. Good prices, from `approximatePrices` or an earlier solution, only make
   * it quicker: what they leave wrong is put right.
   */
  solve(prices?: Int32Array, onProgress?: (done: number) => void): void {
    if (prices) this.start(prices);
    for (let ask = 0; ask < this.asks; ask += 1) {
      if (this.chosen[ask] === -1) this.insert(ask);
      if (ask % 64 === 0) onProgress?.(ask / this.asks);
    }
    for (let top = 0; top < this.tops; top += 1) this.refill(top);
  }

  /**
   * Takes up a solution where it was left, ties and all. Pinned asks stay as they are.
   * @returns false where these prices do not prove these choices; it must then be solved anew
   */
  resume(prices: Int32Array, chosen: ArrayLike<number>): boolean {
    this.price.set(prices);
    for (let ask = 0; ask < this.asks; ask += 1) {
      if (this.isPinned[ask]) continue;
      this.profit[ask] = this.bestProfit(ask);
      if ((chosen[ask] as number) >= 0) this.enter(ask, chosen[ask] as number);
    }
    return this.taken.every((_, top) => this.freePlaces(top) >= 0) && this.bound === this.objective;
  }

  /** Chooses what these prices leave no doubt about. */
  private start(prices: Int32Array): void {
    this.price.set(prices);
    for (let ask = 0; ask < this.asks; ask += 1) {
      if (this.isPinned[ask]) continue;
      const profit = this.bestProfit(ask);
      this.profit[ask] = profit;
      if (profit === 0) continue;
      for (let top = 0; top < this.tops && this.chosen[ask] === -1; top += 1) {
        const isBest = this.at(ask, top) > 0 && this.at(ask, top) - this.priceOf(top) === profit;
        if (isBest && this.hasFreePlace(top)) this.enter(ask, top);
      }
    }
  }

  get objective(): number {
    let sum = 0;
    this.chosen.forEach((top, ask) => (sum += top < 0 ? 0 : this.at(ask, top)));
    return sum;
  }

  /** Proven by prices and profits over all arcs. @throws if they do not prove anything: a fault of this code */
  get bound(): number {
    let bound = 0;
    for (let top = 0; top < this.tops; top += 1) bound += this.priceOf(top) * this.roomOf(top);
    for (let ask = 0; ask < this.asks; ask += 1) {
      const top = this.chosen[ask] as number;
      if (this.isPinned[ask]) bound += this.at(ask, top);
      else bound += this.provenProfit(ask);
    }
    return bound;
  }

  /** This ask is answered by this hospital, whatever that costs. There must be a place that is not pinned. */
  pin(ask: number, top: number): void {
    const before = this.chosen[ask] as number;
    this.leave(ask);
    this.isPinned[ask] = 1;
    this.chosen[ask] = top;
    this.profit[ask] = 0;
    this.changeRoom(top, this.roomOf(top) - 1);
    if (before >= 0) this.refill(before);
  }

  /** Whether the two may come together, and a place is left that no pin holds. */
  canPin(ask: number, top: number): boolean {
    return this.at(ask, top) > 0 && this.roomOf(top) > 0;
  }

  isPinnedTo(ask: number, top: number): boolean {
    return this.isPinned[ask] === 1 && this.chosen[ask] === top;
  }

  /** Not these two. */
  ban(ask: number, top: number): void {
    this.cut(ask, top);
    if (top < 0 || this.chosen[ask] !== top || this.isPinned[ask]) return;
    this.leave(ask);
    this.insert(ask);
    this.refill(top);
  }

  /** Places that pins hold: there cannot be fewer. */
  pinsAt(top: number): number {
    return this.chosen.reduce((sum, one, ask) => sum + (one === top && this.isPinned[ask] ? 1 : 0), 0);
  }

  /** @param places in all, those of pinned asks counted */
  changePlaces(top: number, places: number): void {
    this.changeRoom(top, places - this.pinsAt(top));
  }

  private changeRoom(top: number, room: number): void {
    if (this.roomOf(top) === 0 && room > 0) this.price[top] = this.leastPrice(top);
    this.room[top] = room;
    const out = this.takenOf(top).slice(Math.max(room, 0));
    for (const ask of out) this.leave(ask);
    for (const ask of out) this.insert(ask);
    this.refill(top);
  }

  private provenProfit(ask: number): number {
    const profit = this.profit[ask] as number;
    if (this.bestProfit(ask) > profit)
      throw new Error(`ask ${ask} could do better: the prices prove nothing`);
    return profit;
  }

  private begin(): void {
    this.distance.fill(never);
    this.isSettled.fill(0);
  }

  /** The nearest hospital that is not settled, or -1. */
  private nearest(): number {
    let nearest = -1;
    let least = never;
    for (let top = 0; top < this.tops; top += 1) {
      if ((this.distance[top] as number) < least && !this.isSettled[top]) {
        least = this.distance[top] as number;
        nearest = top;
      }
    }
    return nearest;
  }

  /** What an ask at this distance brings into reach. */
  private reachFrom(ask: number, distance: number): void {
    const { score, price, isSettled, room, through, tops } = this;
    const from = distance + (this.profit[ask] as number);
    for (let top = 0, cell = ask * tops; top < tops; top += 1, cell += 1) {
      const points = score[cell] as number;
      if (points === 0 || isSettled[top]) continue;
      const reached = from - points + (price[top] as number);
      if (reached < (this.distance[top] as number) && (room[top] as number) > 0) {
        this.distance[top] = reached;
        through[top] = ask;
      }
    }
  }

  /** Finds the cheapest way to take one more ask in: into a free place, or by leaving one out. */
  private insert(ask: number): void {
    const settled: number[] = [];
    let length = this.bestProfit(ask);
    this.profit[ask] = length;
    let leftOut = ask;
    let last = -1;
    this.begin();
    this.reachFrom(ask, 0);
    for (;;) {
      const top = this.nearest();
      const distance = top < 0 ? never : (this.distance[top] as number);
      if (distance >= length) break;
      if (this.hasFreePlace(top)) {
        last = top;
        length = distance;
        break;
      }
      this.isSettled[top] = 1;
      settled.push(top);
      for (const moved of this.takenOf(top)) {
        this.reachFrom(moved, distance);
        const without = distance + (this.profit[moved] as number);
        if (without < length) [length, leftOut] = [without, moved];
      }
    }
    this.raise(ask, settled, length);
    this.shift(ask, last, leftOut);
  }

  private raise(ask: number, settled: readonly number[], length: number): void {
    this.profit[ask] = (this.profit[ask] as number) - length;
    for (const top of settled) {
      const by = Math.max(0, length - (this.distance[top] as number));
      this.price[top] = this.priceOf(top) + by;
      for (const moved of this.takenOf(top)) this.profit[moved] = (this.profit[moved] as number) - by;
    }
  }

  /** Moves asks along the way that was found, from its end to the ask that comes in. */
  private shift(ask: number, last: number, leftOut: number): void {
    let top = last;
    if (last < 0) {
      if (leftOut === ask) return;
      top = this.chosen[leftOut] as number;
      this.leave(leftOut);
    }
    for (;;) {
      const moved = this.through[top] as number;
      const before = this.chosen[moved] as number;
      this.leave(moved);
      this.enter(moved, top);
      if (moved === ask) return;
      top = before;
    }
  }

  /** Free places have no price: what is free and still costs something is offered until it is taken or costs nothing. */
  private refill(top: number): void {
    while (this.hasFreePlace(top) && this.priceOf(top) > 0) this.offer(top);
  }

  /** Finds the best way to use one free place: an ask that was left out, or a free place elsewhere. */
  private offer(start: number): void {
    const settled: number[] = [];
    const onto = new Map<number, number>();
    const turned = (this.turned ??= this.turn());
    let length = never;
    let last = start;
    let comingIn = -1;
    this.begin();
    this.distance[start] = 0;
    for (;;) {
      const top = this.nearest();
      const distance = top < 0 ? never : (this.distance[top] as number);
      if (distance >= length) break;
      this.isSettled[top] = 1;
      settled.push(top);
      if (distance + this.priceOf(top) < length) {
        [length, last, comingIn] = [distance + this.priceOf(top), top, -1];
      }
      const base = distance + this.priceOf(top);
      for (let ask = 0, cell = top * this.asks; ask < this.asks; ask += 1, cell += 1) {
        const points = turned[cell] as number;
        const from = this.chosen[ask] as number;
        if (points === 0 || from === top || this.isPinned[ask]) continue;
        const reached = base + (this.profit[ask] as number) - points;
        if (from < 0) {
          if (reached < length) [length, last, comingIn] = [reached, top, ask];
        } else if (!this.isSettled[from] && reached < (this.distance[from] as number)) {
          this.distance[from] = reached;
          this.through[from] = ask;
          onto.set(from, top);
        }
      }
    }
    for (const top of settled) {
      const by = Math.max(0, length - (this.distance[top] as number));
      this.price[top] = this.priceOf(top) - by;
      for (const ask of this.takenOf(top)) this.profit[ask] = (this.profit[ask] as number) + by;
    }
    if (comingIn >= 0) this.enter(comingIn, last);
    for (let top = last; top !== start;) {
      const moved = this.through[top] as number;
      const to = onto.get(top) as number;
      this.leave(moved);
      this.enter(moved, to);
      top = to;
    }
  }
}
