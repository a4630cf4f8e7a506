import type { MatchInstance } from './instance.js';

/** Bids are raised by at least this much, from coarse to fine, in points. */
const steps = [512, 128, 32, 8, 2] as const;

const slack = 3;

interface Market {
  readonly tops: number;
  readonly score: Int32Array;
  /** Of each hospital, where its places begin. */
  readonly first: Int32Array;
  /** Of each place, what was bid for it last, and by which ask; -1 for nobody. */
  readonly bid: Int32Array;
  readonly bidder: Int32Array;
  /** Of each hospital, its cheapest place. */
  readonly price: Int32Array;
}

function cheapestOf({ first, bid }: Market, top: number): number {
  let cheapest = first[top] as number;
  for (let place = cheapest + 1; place < (first[top + 1] as number); place += 1) {
    if ((bid[place] as number) < (bid[cheapest] as number)) cheapest = place;
  }
  return cheapest;
}

/** One ask bids for what it likes best. @returns the ask that lost its place, -1 where nobody did */
function bidFor(market: Market, ask: number, step: number): number {
  const { tops, score, price, first } = market;
  let best = -1;
  let gain = 0;
  let second = 0;
  for (let top = 0, cell = ask * tops; top < tops; top += 1, cell += 1) {
    const points = score[cell] as number;
    if (points === 0) continue;
    const net = points - (price[top] as number);
    if (net > gain) {
      if (first[top + 1] === first[top]) continue;
      second = gain;
      gain = net;
      best = top;
    } else if (net > second && first[top + 1] !== first[top]) second = net;
  }
  if (best < 0) return -1;
  const place = cheapestOf(market, best);
  const loser = market.bidder[place] as number;
  market.bid[place] = (market.bid[place] as number) + gain - second + step;
  market.bidder[place] = ask;
  price[best] = market.bid[cheapestOf(market, best)] as number;
  return loser;
}

/**
 * Prices of the places at which nearly all asks get what they like best, by an auction in finer and finer steps. They are
 * a start for the exact solution and prove nothing.
 */
export function approximatePrices({ asks, tops, score, places }: MatchInstance): Int32Array {
  const first = new Int32Array(tops + 1);
  for (let top = 0; top < tops; top += 1) first[top + 1] = (first[top] as number) + (places[top] as number);
  const all = first[tops] as number;
  const price = new Int32Array(tops);
  const market = { tops, score, first, bid: new Int32Array(all), bidder: new Int32Array(all), price };
  for (const step of steps) {
    market.bidder.fill(-1);
    for (let ask = 0; ask < asks.length; ask += 1) {
      for (let bidding = ask; bidding >= 0;) bidding = bidFor(market, bidding, step);
    }
    if (step === steps.at(-1)) break;
    // A price may be too high by a few steps: the finer round begins below it.
    for (let top = 0; top < tops; top += 1) {
      price[top] = Math.max(0, (price[top] as number) - slack * step);
      market.bid.fill(price[top] as number, first[top], first[top + 1]);
    }
  }
  return price;
}
