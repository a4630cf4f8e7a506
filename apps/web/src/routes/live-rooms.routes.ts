import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root.route';

/** Sessions that go on now; the region of a supervisor stands in the address. */
export const liveRoomsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/live-rooms',
  validateSearch: (search: Record<string, unknown>): { region?: string } =>
    typeof search.region === 'string' ? { region: search.region } : {},
  component: lazyRouteComponent(() => import('../features/quality/live-rooms.page'), 'LiveRoomsPage'),
});
