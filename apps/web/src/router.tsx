import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { parseListSearch } from './features/consultations/list/list-search';
import { NotFoundPage, PageFailure, PagePending } from './shell/fallback.pages';
import { Shell } from './shell/shell';

const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Shell });

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

const routeTree = rootRoute.addChildren([
  homeRoute,
  signInRoute,
  listRoute,
  requestRoute,
  consultationRoute,
  roomRoute,
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
