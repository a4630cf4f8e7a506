import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { parseAuditSearch } from './features/audit/audit-search';
import { parseListSearch } from './features/consultations/list/list-search';
import { parseDirectorySearch } from './features/hospitals/directory/directory-search';
import { parseInvitationSearch, parsePeopleSearch } from './features/people/list/people-search';
import { parseImportSearch } from './features/imports/import-search';
import { parseRunSearch, parseRunsSearch, parseStartSearch } from './features/matching/matching-search';
import { parseDeskSearch, parseGapSearch, parseHistorySearch } from './features/needs/need-search';
import { parseOutcomeSearch } from './features/outcomes/outcome-search';
import { parseProgrammeSearch, parseProgrammesSearch } from './features/programmes/programme-search';
import { parseOversightSearch } from './features/oversight/oversight-search';
import { parsePlanSearch } from './features/plans/list/plan-search';
import { parseMapSearch } from './features/radar/map/map-search';
import { parseRadarSearch } from './features/radar/radar-search';
import { parseBoardSearch } from './features/pairings/board/board-search';
import { parsePairingSearch } from './features/pairings/page/pairing-search';
import { parseReviewSearch } from './features/sharing/review/review-search';
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

const questionnaireRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hospitals/$hospitalId/questionnaire',
  validateSearch: parseDeskSearch,
  component: lazyRouteComponent(
    () => import('./features/needs/desk/questionnaire.page'),
    'QuestionnairePage',
  ),
});

const historyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hospitals/$hospitalId/questionnaire/history',
  validateSearch: parseHistorySearch,
  component: lazyRouteComponent(() => import('./features/needs/history/history.page'), 'HistoryPage'),
});

const gapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hospitals/$hospitalId/gap',
  component: lazyRouteComponent(() => import('./features/needs/gap/gap.page'), 'GapPage'),
});

const gapsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gaps',
  validateSearch: parseGapSearch,
  component: lazyRouteComponent(() => import('./features/needs/list/gaps.page'), 'GapsPage'),
});

const needsImportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/questionnaires/import',
  component: lazyRouteComponent(() => import('./features/needs/file/needs-import.page'), 'NeedsImportPage'),
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

const plansRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plans',
  validateSearch: parsePlanSearch,
  component: lazyRouteComponent(() => import('./features/plans/list/plans.page'), 'PlansPage'),
});

const planRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plans/$planId',
  component: lazyRouteComponent(() => import('./features/plans/page/plan.page'), 'PlanPage'),
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

const pairingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pairings',
  validateSearch: parseBoardSearch,
  component: lazyRouteComponent(() => import('./features/pairings/board/board.page'), 'BoardPage'),
});

const pairingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pairings/$pairingId',
  validateSearch: parsePairingSearch,
  component: lazyRouteComponent(() => import('./features/pairings/page/pairing.page'), 'PairingPage'),
});

const matchingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matching',
  validateSearch: parseRunsSearch,
  component: lazyRouteComponent(() => import('./features/matching/list/runs.page'), 'RunsPage'),
});

const matchingStartRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matching/new',
  validateSearch: parseStartSearch,
  component: lazyRouteComponent(() => import('./features/matching/start/start.page'), 'StartPage'),
});

const matchingRunRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matching/$runId',
  validateSearch: parseRunSearch,
  component: lazyRouteComponent(() => import('./features/matching/run/run.page'), 'RunPage'),
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

const radarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/radar',
  validateSearch: parseRadarSearch,
  component: lazyRouteComponent(() => import('./features/radar/radar.page'), 'RadarPage'),
});

const pairingRadarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/radar/$pairingId',
  component: lazyRouteComponent(() => import('./features/radar/pairing-radar.page'), 'PairingRadarPage'),
});

const mapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map',
  validateSearch: parseMapSearch,
  component: lazyRouteComponent(() => import('./features/radar/map/map.page'), 'MapPage'),
});

const outcomesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/outcomes',
  validateSearch: parseOutcomeSearch,
  component: lazyRouteComponent(() => import('./features/outcomes/region/outcomes.page'), 'OutcomesPage'),
});

const hospitalOutcomesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hospitals/$hospitalId/outcomes',
  validateSearch: parseOutcomeSearch,
  component: lazyRouteComponent(
    () => import('./features/outcomes/hospital/hospital-outcomes.page'),
    'HospitalOutcomesPage',
  ),
});

const entryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hospitals/$hospitalId/outcomes/tell',
  component: lazyRouteComponent(() => import('./features/outcomes/entry/entry.page'), 'EntryPage'),
});

const programmesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programmes',
  validateSearch: parseProgrammesSearch,
  component: lazyRouteComponent(() => import('./features/programmes/list/programmes.page'), 'ProgrammesPage'),
});

const programmeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programmes/$programmeId',
  validateSearch: parseProgrammeSearch,
  component: lazyRouteComponent(() => import('./features/programmes/page/programme.page'), 'ProgrammePage'),
});

const reportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports',
  component: lazyRouteComponent(() => import('./features/reports/reports.page'), 'ReportsPage'),
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
  questionnaireRoute,
  historyRoute,
  gapRoute,
  gapsRoute,
  needsImportRoute,
  importsRoute,
  importRoute,
  emergencyRoute,
  reviewRoute,
  plansRoute,
  planRoute,
  oversightRoute,
  outcomesRoute,
  hospitalOutcomesRoute,
  entryRoute,
  programmesRoute,
  programmeRoute,
  reportsRoute,
  pairingsRoute,
  pairingRoute,
  matchingRoute,
  matchingStartRoute,
  matchingRunRoute,
  radarRoute,
  pairingRadarRoute,
  mapRoute,
  auditRoute,
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
