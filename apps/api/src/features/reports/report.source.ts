import { CatalogueError, type Hospital as HospitalView, type RegionOutcomes } from '@jiedui/contracts';
import { nation, type Period, type RegionCode, type ReportStage } from '@jiedui/domain';
import { grouped, type HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Hospital, hospitalView } from '../hospitals/index.js';
import {
  changeOf,
  findGradeChanges,
  findHospitalSums,
  gatherRegion,
  type RegionGradeChange,
} from '../outcomes/index.js';
import {
  type AgreementLine,
  type CoverageLine,
  type DormantLine,
  findAgreements,
  findCoverage,
  findDormant,
  findPlans,
  findProgrammeFigures,
  findTechniqueCounts,
  type PlanLine,
  type ProgrammeFigureLine,
  type TechniqueCount,
} from './report.query.js';
import type { Report } from './report.entity.js';
import type { Covered } from './report.scope.js';

/** All that a report tells, gathered stage by stage. */
export interface ReportSource {
  readonly report: Report;
  readonly madeAt: Date;
  readonly covered: Covered;
  readonly coverage: readonly CoverageLine[];
  readonly agreements: readonly AgreementLine[];
  readonly dormant: readonly DormantLine[];
  readonly plans: readonly PlanLine[];
  readonly outcomes: RegionOutcomes;
  readonly hospitals: RegionOutcomes['hospitals'];
  readonly changes: readonly (RegionGradeChange & { readonly hospital: HospitalView | undefined })[];
  readonly techniques: readonly TechniqueCount[];
  readonly programmes: readonly ProgrammeFigureLine[];
}

/** The region or hospital was removed after the report was asked for. */
export class ReportScopeGone extends Error {}

type Gather = (em: EntityManager, source: ReportSource) => Promise<Partial<ReportSource>>;

/** County hospitals that a hospital helps or helped under an agreement in force: of a county hospital, itself. */
async function coveredBy(em: EntityManager, report: Report): Promise<Covered> {
  const period = periodOfReport(report);
  const { hospital, regionCode } = report;
  if (!hospital) {
    return { region: regionCode ?? nation, hospitalIds: undefined, partyId: null, period };
  }
  const helped = await em.execute<{ id: HospitalId }[]>(
    `select h.id from hospital h where h.id = ? and h.tier = 'county'
     union select p.inviting_hospital_id from pairing p join agreement a on a.pairing_id = p.id
       and a.state in ('active', 'suspended', 'ended', 'expired', 'renewed') where p.invited_hospital_id = ?`,
    [hospital.id, hospital.id],
  );
  return { region: nation, hospitalIds: helped.map(({ id }) => id), partyId: hospital.id, period };
}

const periodOfReport = ({ firstQuarter, lastQuarter, baselineQuarter }: Report): Period => ({
  first: firstQuarter,
  last: lastQuarter,
  baseline: baselineQuarter,
});

const childLengthOf = (region: RegionCode) =>
  region === nation ? 2 : region.length === 2 ? 4 : region.length === 4 ? 6 : 9;

async function hospitalLines(em: EntityManager, { covered }: ReportSource) {
  const sums = await findHospitalSums(em, { ...covered, childLength: childLengthOf(covered.region) });
  const byHospital = grouped(sums, ({ hospitalId }) => hospitalId);
  const ids = [...byHospital.keys()].filter((id) => id !== null);
  const hospitals = await em.find(
    Hospital,
    { id: { $in: ids } },
    { orderBy: { regionCode: 'asc', code: 'asc' } },
  );
  return hospitals.map((hospital) => ({
    hospital: hospitalView(hospital),
    ...changeOf(byHospital.get(hospital.id) ?? [], covered.period),
  }));
}

async function outcomesOf(em: EntityManager, { covered }: ReportSource): Promise<RegionOutcomes> {
  try {
    const outcomes = await gatherRegion(em, covered);
    const { hospitalIds } = covered;
    return hospitalIds ? { ...outcomes, countyHospitals: hospitalIds.length } : outcomes;
  } catch (error) {
    const isGone = error instanceof CatalogueError && error.code === 'NOT_FOUND';
    throw isGone ? new ReportScopeGone() : error;
  }
}

async function changesOf(em: EntityManager, { covered }: ReportSource) {
  const changes = await findGradeChanges(em, { ...covered, childLength: 2 });
  const hospitals = await em.find(Hospital, { id: { $in: changes.map(({ hospitalId }) => hospitalId) } });
  const views = new Map(hospitals.map((hospital) => [hospital.id, hospitalView(hospital)]));
  return changes.map((change) => ({ ...change, hospital: views.get(change.hospitalId) }));
}

/** The work of a report in the order in which it is done; each piece may look at what came before. */
export const stagesOf = (report: Report): readonly (readonly [ReportStage, Gather])[] => [
  [
    'coverage',
    async (em) => {
      const covered = await coveredBy(em, report);
      const coverage = await findCoverage(em, covered, childLengthOf(covered.region));
      return { covered, coverage };
    },
  ],
  [
    'agreements',
    async (em, { covered, madeAt }) => {
      const today = madeAt.toISOString().slice(0, 10);
      return {
        agreements: await findAgreements(em, covered, childLengthOf(covered.region), today),
        dormant: await findDormant(em, covered, today),
      };
    },
  ],
  [
    'plans',
    async (em, { covered, madeAt }) => ({
      plans: await findPlans(em, covered, madeAt.toISOString().slice(0, 10)),
    }),
  ],
  [
    'outcomes',
    async (em, source) => ({
      outcomes: await outcomesOf(em, source),
      hospitals: await hospitalLines(em, source),
    }),
  ],
  [
    'upgrades',
    async (em, source) => ({
      changes: await changesOf(em, source),
      techniques: await findTechniqueCounts(em, source.covered),
      programmes: await findProgrammeFigures(em),
    }),
  ],
];
