import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseTriageSearch } from '../features/triage/triage-search';
import { rootRoute } from './root.route';

const triageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/triage',
  validateSearch: parseTriageSearch,
  component: lazyRouteComponent(() => import('../features/triage/triage.page'), 'TriagePage'),
});

const onCallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/on-call',
  component: lazyRouteComponent(() => import('../features/on-call/on-call.page'), 'OnCallPage'),
});

const rosterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/on-call/rosters/$hospitalId/$specialty',
  component: lazyRouteComponent(() => import('../features/on-call/roster.page'), 'RosterPage'),
});

export const routingRoutes = [triageRoute, onCallRoute, rosterRoute] as const;
