import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  parseAgendaSearch,
  parseAvailabilitySearch,
  parseBoardSearch,
} from '../features/calendar/calendar-search';
import { rootRoute } from './root.route';

const calendarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calendar',
  validateSearch: parseAgendaSearch,
  component: lazyRouteComponent(() => import('../features/calendar/agenda/calendar.page'), 'CalendarPage'),
});

const availabilityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/availability',
  validateSearch: parseAvailabilitySearch,
  component: lazyRouteComponent(
    () => import('../features/calendar/availability/availability.page'),
    'AvailabilityPage',
  ),
});

const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/board',
  validateSearch: parseBoardSearch,
  component: lazyRouteComponent(() => import('../features/calendar/board/board.page'), 'BoardPage'),
});

export const calendarRoutes = [calendarRoute, availabilityRoute, boardRoute];
