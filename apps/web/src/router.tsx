import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { parseAuditSearch } from './features/audit/audit-search';
import { parseListSearch } from './features/consultations/list/list-search';
import { parseDirectorySearch } from './features/hospitals/directory/directory-search';
import { parseInvitationSearch, parsePeopleSearch } from './features/people/list/people-search';
import { parseImportSearch } from './features/imports/import-search';
import { parseOversightSearch } from './features/oversight/oversight-search';
import { parseReviewSearch } from './features/sharing/review/review-search';
import { NotFoundPage, PageFailure, PagePending } from './shell/fallback.pages';
import { noticeRoutes } from './routes/notices.routes';
import { programmeRoutes } from './routes/programme.routes';
import { slotPlansRoute } from './routes/slot-plans.routes';
import { mediaNodesRoute } from './routes/media-nodes.routes';
import { liveRoomsRoute } from './routes/live-rooms.routes';
import { routingRoutes } from './routes/routing.routes';
import { rootRoute } from './routes/root.route';
import { calendarRoutes } from './routes/calendar.routes';

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./features/home/home.page'), 'HomePage'),
});

/** Signing in happens at whatever address one came by; its own address only leads home. */
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  beforeLoad: () => {
    throw redirect({ to: '/' });
  },
});

/** Where the set-up code of a fresh installation is asked for; whoever is signed in is past it. */
const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  beforeLoad: () => {
    throw redirect({ to: '/' });
  },
});

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/consultations',
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./features/consultations/list/list.page'), 'ListPage'),
});

const requestRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/requests/$draftId',
  component: lazyRouteComponent(() => import('./features/consultations/request/request.page'), 'RequestPage'),
});

const consultationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/consultations/$consultationId',
  component: lazyRouteComponent(
    () => import('./features/consultations/page/consultation.page'),
    'ConsultationPage',
  ),
});

const roomRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/consultations/$consultationId/room',
  component: lazyRouteComponent(() => import('./room/room.page'), 'RoomPage'),
});

const directoryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hospitals',
  validateSearch: parseDirectorySearch,
  component: lazyRouteComponent(
    () => import('./features/hospitals/directory/directory.page'),
    'DirectoryPage',
  ),
});

const hospitalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hospitals/$hospitalId',
  component: lazyRouteComponent(() => import('./features/hospitals/page/hospital.page'), 'HospitalPage'),
});

const importsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports',
  validateSearch: parseImportSearch,
  component: lazyRouteComponent(() => import('./features/imports/list/imports.page'), 'ImportsPage'),
});

const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/$importId',
  validateSearch: parseImportSearch,
  component: lazyRouteComponent(() => import('./features/imports/page/import.page'), 'ImportPage'),
});

const emergencyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/emergency-access',
  component: lazyRouteComponent(() => import('./features/sharing/emergency/emergency.page'), 'EmergencyPage'),
});

const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/break-glass',
  validateSearch: parseReviewSearch,
  component: lazyRouteComponent(() => import('./features/sharing/review/review.page'), 'ReviewPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import('./features/audit/audit.page'), 'AuditPage'),
});

const oversightRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/oversight',
  validateSearch: parseOversightSearch,
  component: lazyRouteComponent(() => import('./features/oversight/oversight.page'), 'OversightPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./features/account/account.page'), 'AccountPage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: parsePeopleSearch,
  component: lazyRouteComponent(() => import('./features/people/list/people.page'), 'PeoplePage'),
});

const invitationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/invitations',
  validateSearch: parseInvitationSearch,
  component: lazyRouteComponent(
    () => import('./features/people/invitations/invitations.page'),
    'InvitationsPage',
  ),
});

const personRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('./features/people/person/person.page'), 'PersonPage'),
});

const regulationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules',
  component: lazyRouteComponent(() => import('./features/regulation/regulation.page'), 'RegulationPage'),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  signInRoute,
  setupRoute,
  accountRoute,
  peopleRoute,
  invitationsRoute,
  personRoute,
  listRoute,
  requestRoute,
  consultationRoute,
  roomRoute,
  directoryRoute,
  hospitalRoute,
  importsRoute,
  importRoute,
  emergencyRoute,
  reviewRoute,
  oversightRoute,
  auditRoute,
  regulationRoute,
  ...calendarRoutes,
  ...programmeRoutes,
  ...routingRoutes,
  ...noticeRoutes,
  slotPlansRoute,
  liveRoomsRoute,
  mediaNodesRoute,
]);

export const createAppRouter = (queries: QueryClient) =>
  createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: PageFailure,
    defaultPendingComponent: PagePending,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
