import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf } from '@jiedui/contracts';
import type { AuditAction } from '@jiedui/domain';
import type { Clock, ProgrammeId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { findProgramme } from './programme.query.js';
import { taken } from './taken.js';
import { deleteTarget, holdTarget, type KeptTarget, writeTarget } from './target.query.js';
import { requireSoundTarget } from './target.soundness.js';

/** What hospitals are to reach, set by who runs the installation. */
@Injectable()
export class TargetService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  add(caller: Caller, programmeId: ProgrammeId, { hospitalId, ...content }: InputOf<'addTarget'>['body']) {
    this.requireKeeper(caller);
    return this.database.transaction(async (em) => {
      if (!(await findProgramme(em, programmeId))) throw new CatalogueError('NOT_FOUND');
      const [hospital] = await em.execute('select id from hospital where id = ?', [hospitalId]);
      if (!hospital) throw new CatalogueError('NOT_FOUND');
      const target = { id: newId(), programmeId, hospitalId, revision: 1 };
      await this.write(em, { ...target, ...content });
      await this.record(em, caller, 'create', target, content.kind);
      return { id: target.id };
    });
  }

  change(
    caller: Caller,
    id: string,
    { revision, ...content }: InputOf<'changeTarget'>['body'],
  ): Promise<void> {
    this.requireKeeper(caller);
    return this.database.transaction(async (em) => {
      const before = await this.hold(em, id);
      if (before.revision !== revision) throw new CatalogueError('REVISION_CONFLICT');
      await this.write(em, { ...before, ...content, revision: revision + 1 });
      await this.record(em, caller, 'change', before, content.kind);
    });
  }

  remove(caller: Caller, id: string): Promise<void> {
    this.requireKeeper(caller);
    return this.database.transaction(async (em) => {
      const before = await this.hold(em, id);
      await deleteTarget(em, id);
      await this.record(em, caller, 'remove', before);
    });
  }

  private async write(em: EntityManager, target: Parameters<typeof writeTarget>[1]): Promise<void> {
    const now = this.clock.now();
    requireSoundTarget(target, now.toISOString().slice(0, 10));
    await writeTarget(em, target, now).catch(taken('TARGET_ALREADY_SET'));
  }

  private async hold(em: EntityManager, id: string): Promise<KeptTarget> {
    const target = await holdTarget(em, id);
    if (!target) throw new CatalogueError('NOT_FOUND');
    return target;
  }

  private requireKeeper({ actor }: Caller): void {
    this.policy.require(actor, 'programme.keep', { kind: 'installation' });
  }

  private record(
    em: EntityManager,
    caller: Caller,
    action: AuditAction,
    { id, programmeId, hospitalId }: KeptTarget,
    kind: string | null = null,
  ): Promise<void> {
    return this.audit.record(em, {
      caller,
      action,
      subject: { kind: 'programme', id: programmeId },
      hospitalIds: [hospitalId],
      why: 'platformAdministrator',
      details: { target: id, kind },
    });
  }
}
