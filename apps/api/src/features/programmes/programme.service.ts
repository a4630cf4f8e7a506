import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type ProgrammeDetail } from '@jiedui/contracts';
import type { AuditAction } from '@jiedui/domain';
import type { Clock, HospitalId, ProgrammeId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { findProgramme } from './programme.query.js';
import { ProgrammeReader } from './programme.reader.js';
import { taken } from './taken.js';

type Content = InputOf<'createProgramme'>['body'];
type Details = Readonly<Record<string, string | number | null>>;

/** What is said of programmes, kept by who runs the installation. */
@Injectable()
export class ProgrammeService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly reader: ProgrammeReader,
  ) {}

  create(caller: Caller, content: Content): Promise<ProgrammeDetail> {
    const id = newId<ProgrammeId>();
    return this.keep(caller, 'create', { kind: 'programme', id }, { code: content.code }, async (em) => {
      await this.write(em, id, 1, content);
      return this.reader.detail(em, caller, id);
    });
  }

  change(
    caller: Caller,
    id: ProgrammeId,
    { revision, ...content }: InputOf<'updateProgramme'>['body'],
  ): Promise<ProgrammeDetail> {
    return this.keep(caller, 'change', { kind: 'programme', id }, { code: content.code }, async (em) => {
      const before = await hold(em, id);
      if (before.revision !== revision) throw new CatalogueError('REVISION_CONFLICT');
      await this.write(em, id, revision + 1, content);
      return this.reader.detail(em, caller, id);
    });
  }

  remove(caller: Caller, id: ProgrammeId): Promise<void> {
    return this.keep(caller, 'remove', { kind: 'programme', id }, {}, async (em) => {
      await hold(em, id);
      await em.execute('delete from programme where id = ?', [id]);
    });
  }

  saveFigure(
    caller: Caller,
    id: ProgrammeId,
    figure: InputOf<'saveProgrammeFigure'>['body'],
  ): Promise<ProgrammeDetail> {
    const { code, asOf, value } = figure;
    return this.keep(
      caller,
      'change',
      { kind: 'programme', id },
      { figure: code, asOf, value },
      async (em) => {
        await hold(em, id);
        await em.execute(
          `insert into programme_figure (id, programme_id, code, bound, value, as_of, as_of_precision, source_zh, source_en)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (programme_id, code, as_of) do update set bound = excluded.bound, value = excluded.value,
           as_of_precision = excluded.as_of_precision, source_zh = excluded.source_zh, source_en = excluded.source_en`,
          [
            newId(),
            id,
            code,
            figure.bound,
            value,
            asOf,
            figure.asOfPrecision,
            figure.sourceZh,
            figure.sourceEn,
          ],
        );
        return this.reader.detail(em, caller, id);
      },
    );
  }

  removeFigure(caller: Caller, id: ProgrammeId, figureId: string): Promise<void> {
    return this.keep(caller, 'change', { kind: 'programme', id }, { removedFigure: figureId }, async (em) => {
      const gone = await em.execute<{ affectedRows: number }>(
        'delete from programme_figure where id = ? and programme_id = ?',
        [figureId, id],
        'run',
      );
      if (gone.affectedRows === 0) throw new CatalogueError('NOT_FOUND');
    });
  }

  saveMember(
    caller: Caller,
    id: ProgrammeId,
    hospitalId: HospitalId,
    { role, since, until }: InputOf<'saveProgrammeMember'>['body'],
  ): Promise<void> {
    return this.keep(caller, 'change', { kind: 'programme', id }, { hospitalId, role }, async (em) => {
      await hold(em, id);
      const [hospital] = await em.execute('select id from hospital where id = ?', [hospitalId]);
      if (!hospital) throw new CatalogueError('NOT_FOUND');
      await em.execute(
        `insert into programme_member (programme_id, hospital_id, role, since, until) values (?, ?, ?, ?, ?)
         on conflict (programme_id, hospital_id) do update set role = excluded.role, since = excluded.since,
           until = excluded.until`,
        [id, hospitalId, role, since, until],
      );
    });
  }

  removeMember(caller: Caller, id: ProgrammeId, hospitalId: HospitalId): Promise<void> {
    return this.keep(
      caller,
      'change',
      { kind: 'programme', id },
      { removedHospital: hospitalId },
      async (em) => {
        const gone = await em.execute<{ affectedRows: number }>(
          'delete from programme_member where programme_id = ? and hospital_id = ?',
          [id, hospitalId],
          'run',
        );
        if (gone.affectedRows === 0) throw new CatalogueError('NOT_FOUND');
      },
    );
  }

  private async write(em: EntityManager, id: ProgrammeId, revision: number, content: Content): Promise<void> {
    const { code, nameZh, nameEn, purposeZh, purposeEn, startsOn, endsOn } = content;
    const at = this.clock.now().toISOString();
    await em
      .execute(
        `insert into programme (id, code, name_zh, name_en, purpose_zh, purpose_en, starts_on, ends_on, revision,
           created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (id) do update set code = excluded.code, name_zh = excluded.name_zh, name_en = excluded.name_en,
           purpose_zh = excluded.purpose_zh, purpose_en = excluded.purpose_en, starts_on = excluded.starts_on,
           ends_on = excluded.ends_on, revision = excluded.revision, updated_at = excluded.updated_at`,
        [id, code, nameZh, nameEn, purposeZh, purposeEn, startsOn, endsOn, revision, at, at],
      )
      .catch(taken('PROGRAMME_CODE_TAKEN'));
  }

  private keep<T>(
    caller: Caller,
    action: AuditAction,
    subject: { readonly kind: 'programme'; readonly id: string },
    details: Details,
    work: (em: EntityManager) => Promise<T>,
  ): Promise<T> {
    const why = this.policy.require(caller.actor, 'programme.keep', { kind: 'installation' });
    return this.database.transaction(async (em) => {
      const answer = await work(em);
      await this.audit.record(em, { caller, action, subject, why, details });
      return answer;
    });
  }
}

/** The programme, locked until the transaction ends. @throws NOT_FOUND */
async function hold(em: EntityManager, id: ProgrammeId) {
  await em.execute('select id from programme where id = ? for update', [id]);
  const row = await findProgramme(em, id);
  if (!row) throw new CatalogueError('NOT_FOUND');
  return row;
}
