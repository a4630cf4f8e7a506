import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseRunSearch, parseRunsSearch, parseStartSearch } from '../features/matching/matching-search';
import { parseDeskSearch, parseGapSearch, parseHistorySearch } from '../features/needs/need-search';
import { parseOutcomeSearch } from '../features/outcomes/outcome-search';
import { parseProgrammeSearch, parseProgrammesSearch } from '../features/programmes/programme-search';
import { parsePlanSearch } from '../features/plans/list/plan-search';
import { parseMapSearch } from '../features/radar/map/map-search';
import { parseRadarSearch } from '../features/radar/radar-search';
import { parseBoardSearch } from '../features/pairings/board/board-search';
import { parsePairingSearch } from '../features/pairings/page/pairing-search';
import { rootRoute } from './root.route';

const questionnaireRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hospitals/$hospitalId/questionnaire',
  validateSearch: parseDeskSearch,
  component: lazyRouteComponent(
    () => import('../features/needs/desk/questionnaire.page'),
    'QuestionnairePage',
  ),
});

const historyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hospitals/$hospitalId/questionnaire/history',
  validateSearch: parseHistorySearch,
  component: lazyRouteComponent(() => import('../features/needs/history/history.page'), 'HistoryPage'),
});

const gapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hospitals/$hospitalId/gap',
  component: lazyRouteComponent(() => import('../features/needs/gap/gap.page'), 'GapPage'),
});

const gapsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gaps',
  validateSearch: parseGapSearch,
  component: lazyRouteComponent(() => import('../features/needs/list/gaps.page'), 'GapsPage'),
});

const needsImportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/questionnaires/import',
  component: lazyRouteComponent(() => import('../features/needs/file/needs-import.page'), 'NeedsImportPage'),
});

const plansRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plans',
  validateSearch: parsePlanSearch,
  component: lazyRouteComponent(() => import('../features/plans/list/plans.page'), 'PlansPage'),
});

const planRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plans/$planId',
  component: lazyRouteComponent(() => import('../features/plans/page/plan.page'), 'PlanPage'),
});

const outcomesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/outcomes',
  validateSearch: parseOutcomeSearch,
  component: lazyRouteComponent(() => import('../features/outcomes/region/outcomes.page'), 'OutcomesPage'),
});

const hospitalOutcomesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hospitals/$hospitalId/outcomes',
  validateSearch: parseOutcomeSearch,
  component: lazyRouteComponent(
    () => import('../features/outcomes/hospital/hospital-outcomes.page'),
    'HospitalOutcomesPage',
  ),
});

const entryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hospitals/$hospitalId/outcomes/tell',
  component: lazyRouteComponent(() => import('../features/outcomes/entry/entry.page'), 'EntryPage'),
});

const programmesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programmes',
  validateSearch: parseProgrammesSearch,
  component: lazyRouteComponent(
    () => import('../features/programmes/list/programmes.page'),
    'ProgrammesPage',
  ),
});

const programmeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programmes/$programmeId',
  validateSearch: parseProgrammeSearch,
  component: lazyRouteComponent(() => import('../features/programmes/page/programme.page'), 'ProgrammePage'),
});

const reportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports',
  component: lazyRouteComponent(() => import('../features/reports/reports.page'), 'ReportsPage'),
});

const pairingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pairings',
  validateSearch: parseBoardSearch,
  component: lazyRouteComponent(() => import('../features/pairings/board/board.page'), 'BoardPage'),
});

const pairingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pairings/$pairingId',
  validateSearch: parsePairingSearch,
  component: lazyRouteComponent(() => import('../features/pairings/page/pairing.page'), 'PairingPage'),
});

const matchingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matching',
  validateSearch: parseRunsSearch,
  component: lazyRouteComponent(() => import('../features/matching/list/runs.page'), 'RunsPage'),
});

const matchingStartRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matching/new',
  validateSearch: parseStartSearch,
  component: lazyRouteComponent(() => import('../features/matching/start/start.page'), 'StartPage'),
});

const matchingRunRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matching/$runId',
  validateSearch: parseRunSearch,
  component: lazyRouteComponent(() => import('../features/matching/run/run.page'), 'RunPage'),
});

const radarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/radar',
  validateSearch: parseRadarSearch,
  component: lazyRouteComponent(() => import('../features/radar/radar.page'), 'RadarPage'),
});

const pairingRadarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/radar/$pairingId',
  component: lazyRouteComponent(() => import('../features/radar/pairing-radar.page'), 'PairingRadarPage'),
});

const mapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map',
  validateSearch: parseMapSearch,
  component: lazyRouteComponent(() => import('../features/radar/map/map.page'), 'MapPage'),
});

/** The help of one hospital for another: needs, matching, agreements, plans, the radar and what came of it. */
export const programmeRoutes = [
  questionnaireRoute,
  historyRoute,
  gapRoute,
  gapsRoute,
  needsImportRoute,
  plansRoute,
  planRoute,
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
] as const;
