import { type CallPolicy, callPolicy } from './call-policy.js';
import type { ClinicMoment } from './clinic-moment.js';
import type { DemandForecast } from './demand-forecast.js';

/** What one department asks of the common budget. */
export interface CallDemand {
  readonly forecast: DemandForecast;
  /** Those who wait now. */
  readonly waiting: number;
}

export interface PricedCalls {
  /** Hours of waiting that one expert-day is worth, the same for all departments. */
  readonly price: number;
  readonly policies: readonly CallPolicy[];
  readonly expectedCalls: number;
}

/** Nobody would let ten people wait for a week to save one call. */
const dearest = 2_000;
const firstGuess = 64;
const precision = 0.01;

/** One price for all spends a common budget best: a day goes where it spares the most hours of waiting. */
export class ExpertDayMarket {
  constructor(
    private readonly moments: readonly ClinicMoment[],
    private readonly demands: readonly CallDemand[],
    private readonly noticeMinutes: number,
  ) {}

  at(price: number): PricedCalls {
    const policies = this.demands.map(({ forecast, waiting }) =>
      callPolicy(this.moments, forecast, { price, waiting, noticeMinutes: this.noticeMinutes }),
    );
    return { price, policies, expectedCalls: policies.reduce((sum, one) => sum + one.expectedCalls, 0) };
  }

  /**
   * @param budget expert-days for all the moments together
   * @param guess a price from which to look, such as last week's
   * @returns about the lowest price whose expected calls keep within the budget; the dearest where none does
   */
  within(budget: number, guess = firstGuess): PricedCalls {
    let best = this.at(Math.max(1, guess * (1 + 8 * precision)));
    let low = 0;
    if (best.expectedCalls > budget) {
      while (best.expectedCalls > budget && best.price < dearest) {
        low = best.price;
        best = this.at(Math.min(dearest, best.price * 1.6));
      }
    } else {
      let tried = this.at(best.price * (1 - 16 * precision));
      while (tried.expectedCalls <= budget && tried.price > 1) {
        best = tried;
        tried = this.at(best.price * 0.6);
      }
      if (tried.expectedCalls <= budget) return this.freeWithin(budget, tried);
      low = tried.price;
    }
    while (best.price - low > Math.max(0.5, best.price * precision)) {
      const tried = this.at((low + best.price) / 2);
      if (tried.expectedCalls <= budget) best = tried;
      else low = tried.price;
    }
    return best;
  }

  private freeWithin(budget: number, cheap: PricedCalls): PricedCalls {
    const free = this.at(0);
    return free.expectedCalls <= budget ? free : cheap;
  }
}
