import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDeliverySearch } from '../features/notifications/delivery-search';
import { rootRoute } from './root.route';

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account/notifications',
  component: lazyRouteComponent(
    () => import('../features/notifications/notice-settings.page'),
    'NoticeSettingsPage',
  ),
});

const deliveriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/deliveries',
  validateSearch: parseDeliverySearch,
  component: lazyRouteComponent(() => import('../features/notifications/deliveries.page'), 'DeliveriesPage'),
});

/** How one is told, and what became of what was sent. */
export const noticeRoutes = [settingsRoute, deliveriesRoute];
