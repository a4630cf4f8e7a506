import type {
  RoutingExclusion as ExclusionView,
  RoutingOption as OptionView,
  RoutingOrder as OrderView,
} from '@jiedui/contracts';
import type { Urgency } from '@jiedui/domain';
import { hospitalView } from '../hospitals/index.js';
import type { DeskOrder } from './routing.desk.js';

/** With the names of the hospitals and how soon each answers by its agreement. */
export function orderView(
  { options, excluded, isOverflowOpen, prospects }: DeskOrder,
  urgency: Urgency,
): OrderView {
  return {
    isOverflowOpen,
    options: options.flatMap(({ hospitalId, ...option }): OptionView[] => {
      const prospect = prospects.get(hospitalId);
      if (!prospect) return [];
      const responseLimitMinutes = prospect.agreement?.responseLimitMinutes[urgency] ?? null;
      return [
        {
          ...option,
          reasons: [...option.reasons],
          hospital: hospitalView(prospect.hospital),
          responseLimitMinutes,
        },
      ];
    }),
    excluded: excluded.flatMap(({ hospitalId, ...exclusion }): ExclusionView[] => {
      const prospect = prospects.get(hospitalId);
      return prospect ? [{ ...exclusion, hospital: hospitalView(prospect.hospital) }] : [];
    }),
  };
}
