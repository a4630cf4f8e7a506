import { roles, type Role } from '@jiedui/domain';

/** What stands together, from the first to the last. */
const navigationGroups = ['daily', 'assistance', 'administration'] as const;
export type NavigationGroupName = (typeof navigationGroups)[number];

const everybody = roles;
/** The others never see a consultation: an empty list would only puzzle them. */
const takePart: readonly Role[] = ['countyDoctor', 'expert', 'coordinator'];
const tendPairings: readonly Role[] = [
  'coordinator',
  'hospitalAdministrator',
  'supervisor',
  'platformAdministrator',
];
/** Those who answer for hospitals or a region, not for the platform. */
const answerForPairings: readonly Role[] = ['coordinator', 'hospitalAdministrator', 'supervisor'];

/** Where the navigation leads, from the first to the last of each group, and for whom. */
export const navigationPlaces = [
  { to: '/', label: 'shell.home', group: 'daily', for: everybody, testId: 'nav-home' },
  {
    to: '/requests/$draftId',
    label: 'shell.newRequest',
    group: 'daily',
    for: ['countyDoctor'],
    testId: 'nav-new-request',
  },
  {
    to: '/consultations',
    label: 'shell.consultations',
    group: 'daily',
    for: takePart,
    testId: 'nav-consultations',
  },
  {
    to: '/slot-plans',
    label: 'slotPlans.nav',
    group: 'daily',
    for: ['coordinator', 'hospitalAdministrator'],
    testId: 'nav-slot-plans',
  },
  { to: '/calendar', label: 'scheduling.nav', group: 'daily', for: takePart, testId: 'nav-calendar' },
  {
    to: '/board',
    label: 'scheduling.board.nav',
    group: 'daily',
    for: ['coordinator', 'expert'],
    testId: 'nav-board',
  },
  {
    to: '/live-rooms',
    label: 'quality.nav',
    group: 'daily',
    for: ['coordinator', 'supervisor'],
    testId: 'nav-live-rooms',
  },
  { to: '/triage', label: 'routing.triage.nav', group: 'daily', for: ['coordinator'], testId: 'nav-triage' },
  {
    to: '/on-call',
    label: 'onCall.nav',
    group: 'daily',
    for: ['expert', 'coordinator'],
    testId: 'nav-on-call',
  },
  {
    to: '/emergency-access',
    label: 'sharing.emergency.nav',
    group: 'daily',
    for: ['countyDoctor', 'expert'],
    testId: 'nav-emergency',
  },
  {
    to: '/oversight',
    label: 'oversight.nav',
    group: 'daily',
    for: ['supervisor'],
    testId: 'nav-oversight',
  },
  { to: '/pairings', label: 'pairings.nav', group: 'assistance', for: tendPairings, testId: 'nav-pairings' },
  { to: '/plans', label: 'plans.nav', group: 'assistance', for: answerForPairings, testId: 'nav-plans' },
  { to: '/radar', label: 'radar.nav', group: 'assistance', for: tendPairings, testId: 'nav-radar' },
  { to: '/map', label: 'radar.map.nav', group: 'assistance', for: tendPairings, testId: 'nav-map' },
  { to: '/gaps', label: 'needs.nav', group: 'assistance', for: tendPairings, testId: 'nav-gaps' },
  {
    to: '/matching',
    label: 'matching.nav',
    group: 'assistance',
    for: ['coordinator', 'supervisor'],
    testId: 'nav-matching',
  },
  { to: '/outcomes', label: 'outcomes.nav', group: 'assistance', for: tendPairings, testId: 'nav-outcomes' },
  {
    to: '/programmes',
    label: 'programmes.nav',
    group: 'assistance',
    for: tendPairings,
    testId: 'nav-programmes',
  },
  {
    to: '/reports',
    label: 'reports.nav',
    group: 'assistance',
    for: answerForPairings,
    testId: 'nav-reports',
  },
  { to: '/people', label: 'shell.people', group: 'administration', for: tendPairings, testId: 'nav-people' },
  {
    to: '/rules',
    label: 'regulation.nav',
    group: 'administration',
    for: everybody,
    testId: 'nav-rules',
  },
  {
    to: '/hospitals',
    label: 'hospitals.directory.title',
    group: 'administration',
    for: everybody,
    testId: 'nav-hospitals',
  },
  {
    to: '/imports',
    label: 'imports.page.navigation',
    group: 'administration',
    for: ['platformAdministrator'],
    testId: 'nav-imports',
  },
  {
    to: '/break-glass',
    label: 'sharing.review.nav',
    group: 'administration',
    for: ['hospitalAdministrator'],
    testId: 'nav-break-glass',
  },
  {
    to: '/audit',
    label: 'audit.title',
    group: 'administration',
    for: ['hospitalAdministrator', 'platformAdministrator'],
    testId: 'nav-audit',
  },
  {
    to: '/deliveries',
    label: 'noticeDesk.log.nav',
    group: 'administration',
    for: ['platformAdministrator'],
    testId: 'nav-deliveries',
  },
  {
    to: '/media-nodes',
    label: 'mediaNodes.nav',
    group: 'administration',
    for: ['platformAdministrator'],
    testId: 'nav-media-nodes',
  },
] as const satisfies readonly {
  readonly to: string;
  readonly label: string;
  readonly group: NavigationGroupName;
  readonly for: readonly Role[];
  readonly testId: string;
}[];

export type NavigationPlace = (typeof navigationPlaces)[number];
export type NavigationPath = NavigationPlace['to'];

export interface NavigationGroup {
  /** Nothing where the places are so few that they need no heading. */
  readonly name: NavigationGroupName | undefined;
  readonly places: readonly NavigationPlace[];
}

/** Somebody without a post finds the way home and to the hospitals. */
export const placesFor = (role: Role | undefined): readonly NavigationPlace[] =>
  navigationPlaces.filter((place) =>
    role === undefined ? place.for === everybody : (place.for as readonly Role[]).includes(role),
  );

/** @returns the groups that have places, in their order */
export const inGroups = (places: readonly NavigationPlace[]): readonly NavigationGroup[] =>
  navigationGroups
    .map((name) => ({ name, places: places.filter(({ group }) => group === name) }))
    .filter((group) => group.places.length > 0);
