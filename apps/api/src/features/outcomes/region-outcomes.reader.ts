import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type InputOf,
  type Region,
  type RegionBranch,
  type RegionOutcomes,
} from '@jiedui/contracts';
import { nation, type Quarter, type RegionCode, supervisedRegions } from '@jiedui/domain';
import { type Clock, grouped } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';
import { findRegionBranch, findRegions } from '../regions/index.js';
import { requirePeriod } from './period.js';
import {
  countTechniques,
  type Counted,
  findGradeChanges,
  type RegionGradeChange,
} from './region-counts.query.js';
import { findHospitalSums, findSumsAndTellers, type Scope, type Sums } from './region-sums.query.js';
import { SumsMemory } from './sums.memory.js';
import { changeOf, quarterLines, specialtyLines } from './region-sums.view.js';

const nameOf = ({ code, nameZh, nameEn }: Region) => ({ code, nameZh, nameEn });
const childLengths = { nation: 2, province: 4, prefecture: 6, county: 9, township: 12 } as const;
/** From here down a region has few enough hospitals to name each: prefectures, four digits. */
const listedFromLength = 4;

/** What a region reached. Open to all who have a part in the programme, as what single hospitals tell. */
@Injectable()
export class RegionOutcomesReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly sums: SumsMemory,
  ) {}

  /** Of the region asked for, of the first that the caller supervises, or of the nation. */
  get({ actor }: Caller, query: InputOf<'getRegionOutcomes'>['query']): Promise<RegionOutcomes> {
    this.policy.require(actor, 'programme.see', { kind: 'programme' });
    const code = query.regionCode ?? supervisedRegions(actor)[0] ?? nation;
    return this.database.read(async (em) => {
      const period = await requirePeriod(em, query, this.clock.now());
      return gatherRegion(em, { region: code, period, specialty: query.specialty }, this.sums.find);
    });
  }
}

/** What is known of a region, before it is laid out. */
interface Gathered {
  readonly branch: RegionBranch;
  readonly scope: Scope;
  readonly sums: readonly Sums[];
  readonly tellersAt: (child: RegionCode | null) => (quarter: Quarter) => number;
  readonly changes: readonly RegionGradeChange[];
  readonly techniques: readonly Counted[];
}

const upwards = (changes: readonly RegionGradeChange[]) =>
  changes.filter(({ change }) => change.direction === 'up').length;

function overviewOf({ scope: { period }, sums, tellersAt, changes, techniques }: Gathered) {
  const whole = sums.filter(({ child, specialty }) => child === null && specialty === null);
  const lines = whole.filter(({ quarter }) => quarter >= period.first);
  return {
    overview: {
      ...changeOf(whole, period),
      hospitals: tellersAt(null)(period.last),
      upgrades: upwards(changes),
      downgrades: changes.length - upwards(changes),
      techniques: techniques.reduce((sum, { count }) => sum + count, 0),
      recognisedResults: lines.reduce((sum, one) => sum + one.recognisedResults, 0),
      recognisedYuan: lines.reduce((sum, one) => sum + one.recognisedYuan, 0),
    },
    quarters: quarterLines(lines, tellersAt(null)),
  };
}

function childrenOf({ branch, scope: { period }, sums, tellersAt, changes, techniques }: Gathered) {
  const children = grouped(sums, ({ child }) => child);
  return branch.children
    .filter(({ countyHospitals, code }) => countyHospitals > 0 || children.has(code))
    .map((child) => ({
      ...nameOf(child),
      countyHospitals: child.countyHospitals,
      hospitals: tellersAt(child.code)(period.last),
      ...changeOf(children.get(child.code) ?? [], period),
      upgrades: upwards(changes.filter(({ regionCode }) => regionCode.startsWith(child.code))),
      techniques: techniques.find(({ child: code }) => code === child.code)?.count ?? 0,
    }));
}

/** For whoever was found to be allowed to see it. @throws NOT_FOUND */
export async function gatherRegion(
  em: EntityManager,
  asked: Omit<Scope, 'childLength'>,
  findAll: typeof findSumsAndTellers = findSumsAndTellers,
): Promise<RegionOutcomes> {
  const branch = await findRegionBranch(em, asked.region);
  if (!branch) throw new CatalogueError('NOT_FOUND');
  const scope = { ...asked, childLength: childLengths[branch.region.level] };
  const { sums, tellers } = await findAll(em, scope);
  const gathered: Gathered = {
    branch,
    scope,
    sums,
    tellersAt: (code) => (quarter) =>
      tellers.find(({ child, ...one }) => child === code && one.quarter === quarter)?.hospitals ?? 0,
    changes: await findGradeChanges(em, scope),
    techniques: await countTechniques(em, scope),
  };
  return {
    region: nameOf(branch.region),
    path: await pathOf(em, branch),
    ...scope.period,
    countyHospitals: branch.region.countyHospitals,
    ...overviewOf(gathered),
    specialties: specialtyLines(gathered.sums, scope.period),
    children: childrenOf(gathered),
    hospitals: scope.region.length >= listedFromLength ? await hospitalsOf(em, scope) : [],
  };
}

async function pathOf(em: EntityManager, { region, path }: RegionBranch) {
  const top = (await findRegions(em, [nation])).get(nation);
  return region.code === nation || !top ? [nameOf(region)] : [top, ...path].map(nameOf);
}

async function hospitalsOf(em: EntityManager, scope: Scope): Promise<RegionOutcomes['hospitals']> {
  const sums = grouped(await findHospitalSums(em, scope), ({ hospitalId }) => hospitalId);
  const ids = [...sums.keys()].filter((id) => id !== null);
  const hospitals = await em.find(Hospital, { id: { $in: ids } }, { orderBy: { code: 'asc' } });
  return hospitals.map((hospital) => ({
    hospital: hospitalView(hospital),
    ...changeOf(sums.get(hospital.id) ?? [], scope.period),
  }));
}
