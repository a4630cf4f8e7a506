import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseSlotPlanSearch } from '../features/slot-plans/slot-plan-search';
import { rootRoute } from './root.route';

/** Demand and slot plans of one hospital; which one and which plan stands in the address. */
export const slotPlansRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/slot-plans',
  validateSearch: parseSlotPlanSearch,
  component: lazyRouteComponent(() => import('../features/slot-plans/slot-plans.page'), 'SlotPlansPage'),
});
