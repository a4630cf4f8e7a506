import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type Hospital as HospitalView,
  type HospitalOutcomes,
  type InputOf,
  type IntroducedTechnique,
  type OutcomeLine,
  type Person as PersonView,
} from '@jiedui/contracts';
import {
  feesSaved,
  gradeChanges,
  lastFullQuarter,
  type Period,
  type Quarter,
  quarterPlus,
  quartersBetween,
  transfersAvoided,
} from '@jiedui/domain';
import type { Clock, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { findGrades, Hospital, hospitalView } from '../hospitals/index.js';
import { Person, personView } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { figuresOf } from './outcome.ledger.js';
import { findHospitalLines, listReplaced, type OutcomeRow } from './outcome.query.js';
import { requirePeriod } from './period.js';
import { findTechniques } from './technique.query.js';

type Namer = (id: PersonId | null) => PersonView | null;

/** As many quarters back as the entry page offers; older ones come by file. */
const offeredQuarters = 12;

const tellableQuarters = (now: Date): Quarter[] => {
  const last = lastFullQuarter(now);
  return quartersBetween(quarterPlus(last, 1 - offeredQuarters), last).toReversed();
};

const utc = (at: string | Date) => new Date(at).toISOString();

/** Each line against that of its specialty in the baseline quarter. */
function linesOf(rows: readonly OutcomeRow[], { first, last, baseline }: Period, name: Namer): OutcomeLine[] {
  const before = new Map(
    rows.filter(({ quarter }) => quarter === baseline).map((row) => [row.specialty, row]),
  );
  return rows
    .filter(({ quarter }) => quarter >= first && quarter <= last)
    .map((row) => ({
      quarter: row.quarter,
      specialty: row.specialty,
      revision: row.revision,
      figures: figuresOf(row),
      avoided: transfersAvoided(row, before.get(row.specialty)),
      savedYuan: feesSaved(row, before.get(row.specialty)),
      toldAt: utc(row.toldAt),
      toldBy: name(row.toldById),
      origin: row.origin,
    }));
}

/** What one hospital told, open to all who have a part in the programme: it says nothing of a patient. */
@Injectable()
export class HospitalOutcomesReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
  ) {}

  get(
    { actor }: Caller,
    id: HospitalId,
    query: InputOf<'getHospitalOutcomes'>['query'],
  ): Promise<HospitalOutcomes> {
    this.policy.require(actor, 'programme.see', { kind: 'programme' });
    const now = this.clock.now();
    return this.database.read(async (em) => {
      const hospital = await findHospital(em, id);
      const period = await requirePeriod(em, query, now, id);
      const rows = await findHospitalLines(em, id, period);
      const introduced = await findTechniques(em, id);
      const name = await namerOf(
        em,
        [...rows, ...introduced].map(({ toldById }) => toldById),
      );
      const { regionCode } = hospital;
      return {
        hospital: hospitalView(hospital) satisfies HospitalView,
        ...period,
        lines: linesOf(rows, period, name),
        gradeChanges: gradeChanges(await findGrades(em, id)),
        techniques: introduced.map(({ toldById, toldAt, ...row }): IntroducedTechnique => ({
          ...row,
          toldAt: utc(toldAt),
          toldBy: name(toldById),
        })),
        tellable: tellableQuarters(now),
        mayTell: this.policy.allows(actor, 'hospital.tellOutcomes', {
          kind: 'hospital',
          hospitalId: id,
          regionCode,
        }),
      };
    });
  }

  replaced(
    { actor }: Caller,
    id: HospitalId,
    { page, pageSize, quarter }: InputOf<'listReplacedOutcomes'>['query'],
  ) {
    this.policy.require(actor, 'programme.see', { kind: 'programme' });
    return this.database.read(async (em) => {
      await findHospital(em, id);
      const { rows, total } = await listReplaced(em, id, { page, pageSize, quarter });
      const name = await namerOf(
        em,
        rows.flatMap((row) => [row.toldById, row.replacedById]),
      );
      const items = rows.map(({ toldById, replacedById, ...row }) => ({
        ...row,
        toldAt: utc(row.toldAt),
        toldBy: name(toldById),
        replacedAt: utc(row.replacedAt),
        replacedBy: name(replacedById),
      }));
      return { items, total, page, pageSize };
    });
  }
}

/** @throws NOT_FOUND */
export async function findHospital(em: EntityManager, id: HospitalId): Promise<Hospital> {
  const hospital = await em.findOne(Hospital, { id });
  if (!hospital) throw new CatalogueError('NOT_FOUND');
  return hospital;
}

async function namerOf(em: EntityManager, ids: readonly (PersonId | null)[]): Promise<Namer> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const people = wanted.length === 0 ? [] : await em.find(Person, { id: { $in: wanted } });
  const views = new Map(people.map((person) => [person.id, personView(person)]));
  return (id) => (id === null ? null : (views.get(id) ?? null));
}
