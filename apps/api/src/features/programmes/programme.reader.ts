import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type Hospital as HospitalView,
  type HospitalGroup,
  type InputOf,
  type ProgrammeDetail,
  type ProgrammeMember,
  type ProgrammeSummary,
  type ProgrammeTarget,
  type RegionName,
} from '@jiedui/contracts';
import { gradeReachedOn } from '@jiedui/domain';
import { type Clock, grouped, type HospitalId, type ProgrammeId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { gradeOf, Hospital, hospitalView } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';
import { findRegionPaths } from '../regions/index.js';
import { findGroups, findMembers } from './member.query.js';
import { findFigures, findProgramme, findProgrammes, sumProgrammes } from './programme.query.js';
import { findTargets, type TargetRow } from './target.query.js';

/** Open to all who have a part in the programme. */
@Injectable()
export class ProgrammeReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
  ) {}

  private read<T>({ actor }: Caller, work: (em: EntityManager) => Promise<T>): Promise<T> {
    this.policy.require(actor, 'programme.see', { kind: 'programme' });
    return this.database.read(work);
  }

  private get today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }

  list(caller: Caller, query: InputOf<'listProgrammes'>['query']) {
    return this.read(caller, async (em) => {
      const { rows, total } = await findProgrammes(em, query);
      const sumsOf = await sumProgrammes(
        em,
        rows.map(({ id }) => id),
        this.today,
      );
      const items = rows.map((row): ProgrammeSummary => ({ ...row, ...sumsOf(row.id) }));
      return { items, total, page: query.page, pageSize: query.pageSize };
    });
  }

  get(caller: Caller, id: ProgrammeId): Promise<ProgrammeDetail> {
    return this.read(caller, (em) => this.detail(em, caller, id));
  }

  /** @throws NOT_FOUND */
  async detail(em: EntityManager, { actor }: Caller, id: ProgrammeId): Promise<ProgrammeDetail> {
    const row = await findProgramme(em, id);
    if (!row) throw new CatalogueError('NOT_FOUND');
    const sumsOf = await sumProgrammes(em, [id], this.today);
    const mayKeep = this.policy.allows(actor, 'programme.keep', { kind: 'installation' });
    return { ...row, ...sumsOf(id), figures: await findFigures(em, id), mayKeep };
  }

  members(caller: Caller, id: ProgrammeId, query: InputOf<'listProgrammeMembers'>['query']) {
    return this.read(caller, async (em) => {
      if (!(await findProgramme(em, id))) throw new CatalogueError('NOT_FOUND');
      const { rows, total } = await findMembers(em, id, query);
      const placeOf = await placesOf(em, rows);
      const items = rows.map(({ role, since, until, ...row }): ProgrammeMember => ({
        ...placeOf(row),
        role,
        since,
        until,
      }));
      return { items, total, page: query.page, pageSize: query.pageSize };
    });
  }

  targets(caller: Caller, query: InputOf<'listTargets'>['query']) {
    return this.read(caller, async (em) => {
      const { rows, total } = await findTargets(em, query, this.today);
      const placeOf = await placesOf(em, rows);
      const reachedOn = await gradesReached(em, rows);
      const items = rows.map(
        ({ programmeNameZh, programmeNameEn, hospitalId, regionCode, ...row }): ProgrammeTarget => ({
          ...row,
          programme: { nameZh: programmeNameZh, nameEn: programmeNameEn },
          ...placeOf({ hospitalId, regionCode }),
          registerReachedOn: reachedOn(hospitalId, row),
        }),
      );
      return { items, total, page: query.page, pageSize: query.pageSize };
    });
  }

  groups(caller: Caller, query: InputOf<'listHospitalGroups'>['query']) {
    return this.read(caller, async (em) => {
      const { rows, total } = await findGroups(em, query);
      const placeOf = await placesOf(
        em,
        rows.map(({ headId, regionCode }) => ({ hospitalId: headId, regionCode })),
      );
      const members = await hospitalsOf(
        em,
        rows.flatMap(({ memberIds }) => memberIds),
      );
      const items = rows.map(({ headId, regionCode, relation, memberIds }): HospitalGroup => {
        const { hospital: head, regionPath } = placeOf({ hospitalId: headId, regionCode });
        return { head, regionPath, relation, members: memberIds.flatMap((id) => members.get(id) ?? []) };
      });
      return { items, total, page: query.page, pageSize: query.pageSize };
    });
  }
}

interface Placed {
  readonly hospitalId: HospitalId;
  readonly regionCode: string | null;
}

async function hospitalsOf(em: EntityManager, ids: readonly HospitalId[]) {
  const hospitals = await em.find(Hospital, { id: { $in: [...new Set(ids)] } });
  return new Map(hospitals.map((hospital) => [hospital.id, hospitalView(hospital)]));
}

/** A hospital and the way to its region. */
async function placesOf(em: EntityManager, rows: readonly Placed[]) {
  const hospitals = await hospitalsOf(
    em,
    rows.map(({ hospitalId }) => hospitalId),
  );
  const pathOf = await findRegionPaths(
    em,
    rows.map(({ regionCode }) => regionCode),
  );
  return ({ hospitalId, regionCode }: Placed): { hospital: HospitalView; regionPath: RegionName[] } => {
    const hospital = hospitals.get(hospitalId);
    if (!hospital) throw new CatalogueError('NOT_FOUND');
    return { hospital, regionPath: pathOf(regionCode) };
  };
}

/** When the register has the wanted grade of a target for the first time. */
async function gradesReached(em: EntityManager, rows: readonly TargetRow[]) {
  const ids = rows.filter(({ kind }) => kind === 'grade').map(({ hospitalId }) => hospitalId);
  const lines = await em.execute<{ id: HospitalId; grade: string | null; since: string }[]>(
    `select hospital_id as id, grade, since::text as since from hospital_grade
     where hospital_id in (select jsonb_array_elements_text(?::jsonb)::uuid)`,
    [JSON.stringify(ids)],
  );
  const histories = grouped(lines, ({ id }) => id);
  return (hospitalId: HospitalId, { kind, what }: Pick<TargetRow, 'kind' | 'what'>): string | null => {
    const wanted = kind === 'grade' ? gradeOf(what) : null;
    const history = histories.get(hospitalId) ?? [];
    return (
      wanted &&
      gradeReachedOn(
        history.map(({ grade, since }) => ({ grade: gradeOf(grade), since })),
        wanted,
      )
    );
  };
}
