import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  EnvironmentOutlined,
  FileDoneOutlined,
  FlagOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  FundOutlined,
  HomeOutlined,
  LineChartOutlined,
  ScheduleOutlined,
  ImportOutlined,
  PartitionOutlined,
  PlusCircleOutlined,
  RadarChartOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { roles, type Role } from '@jiedui/domain';

const everybody = roles;
/** The others never see a consultation: an empty list would only puzzle them. */
const takePart: readonly Role[] = ['countyDoctor', 'expert', 'coordinator'];
const seePeople: readonly Role[] = [
  'coordinator',
  'hospitalAdministrator',
  'supervisor',
  'platformAdministrator',
];

const tendPairings: readonly Role[] = [
  'coordinator',
  'hospitalAdministrator',
  'supervisor',
  'platformAdministrator',
];

/** Where the navigation leads, from the first to the last, and for whom. */
export const navigationPlaces = [
  { to: '/', label: 'shell.home', icon: HomeOutlined, for: everybody, testId: 'nav-home' },
  {
    to: '/requests/$draftId',
    label: 'shell.newRequest',
    icon: PlusCircleOutlined,
    for: ['countyDoctor'],
    testId: 'nav-new-request',
  },
  {
    to: '/consultations',
    label: 'shell.consultations',
    icon: FileTextOutlined,
    for: takePart,
    testId: 'nav-consultations',
  },
  {
    to: '/pairings',
    label: 'pairings.nav',
    icon: ApartmentOutlined,
    for: seePeople,
    testId: 'nav-pairings',
  },
  { to: '/people', label: 'shell.people', icon: TeamOutlined, for: seePeople, testId: 'nav-people' },
  {
    to: '/hospitals',
    label: 'hospitals.directory.title',
    icon: BankOutlined,
    for: everybody,
    testId: 'nav-hospitals',
  },
  {
    to: '/plans',
    label: 'plans.nav',
    icon: ScheduleOutlined,
    for: ['coordinator', 'hospitalAdministrator', 'supervisor'],
    testId: 'nav-plans',
  },
  {
    to: '/gaps',
    label: 'needs.nav',
    icon: BarChartOutlined,
    for: seePeople,
    testId: 'nav-gaps',
  },
  {
    to: '/matching',
    label: 'matching.nav',
    icon: PartitionOutlined,
    for: ['coordinator', 'supervisor'],
    testId: 'nav-matching',
  },
  {
    to: '/imports',
    label: 'imports.page.navigation',
    icon: ImportOutlined,
    for: ['platformAdministrator'],
    testId: 'nav-imports',
  },
  {
    to: '/radar',
    label: 'radar.nav',
    icon: RadarChartOutlined,
    for: tendPairings,
    testId: 'nav-radar',
  },
  {
    to: '/map',
    label: 'radar.map.nav',
    icon: EnvironmentOutlined,
    for: tendPairings,
    testId: 'nav-map',
  },
  {
    to: '/outcomes',
    label: 'outcomes.nav',
    icon: LineChartOutlined,
    for: tendPairings,
    testId: 'nav-outcomes',
  },
  {
    to: '/programmes',
    label: 'programmes.nav',
    icon: FlagOutlined,
    for: tendPairings,
    testId: 'nav-programmes',
  },
  {
    to: '/reports',
    label: 'reports.nav',
    icon: FileDoneOutlined,
    for: ['coordinator', 'hospitalAdministrator', 'supervisor'],
    testId: 'nav-reports',
  },
  {
    to: '/emergency-access',
    label: 'sharing.emergency.nav',
    icon: AlertOutlined,
    for: ['countyDoctor', 'expert'],
    testId: 'nav-emergency',
  },
  {
    to: '/break-glass',
    label: 'sharing.review.nav',
    icon: AuditOutlined,
    for: ['hospitalAdministrator'],
    testId: 'nav-break-glass',
  },
  {
    to: '/oversight',
    label: 'oversight.nav',
    icon: FundOutlined,
    for: ['supervisor'],
    testId: 'nav-oversight',
  },
  {
    to: '/audit',
    label: 'audit.title',
    icon: FileSearchOutlined,
    for: ['hospitalAdministrator', 'platformAdministrator'],
    testId: 'nav-audit',
  },
] as const satisfies readonly {
  readonly to: string;
  readonly label: string;
  readonly icon: unknown;
  readonly for: readonly Role[];
  readonly testId: string;
}[];

/** Somebody without a post finds the way home and to the hospitals. */
export const placesFor = (role: Role | undefined) =>
  navigationPlaces.filter((place) =>
    role === undefined ? place.for === everybody : (place.for as readonly Role[]).includes(role),
  );
