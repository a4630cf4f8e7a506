import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type Resource } from '@jiedui/contracts';
import type { Clock, HospitalId, ResourceId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { Hospital } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';

const columns = `id, hospital_id as "hospitalId", kind, name_zh as "nameZh", name_en as "nameEn",
  retired_at is not null as "isRetired"`;

/** Rooms and devices that sessions take. None is ever removed: what was booked there stays true. */
@Injectable()
export class ResourceService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  /** Names of rooms are no secret among hospitals that meet in them. */
  list(hospitalId: HospitalId): Promise<Resource[]> {
    return this.database.read(async (em) => {
      if ((await em.count(Hospital, { id: hospitalId })) === 0) throw new CatalogueError('NOT_FOUND');
      return em.execute<Resource[]>(
        `select ${columns} from resource where hospital_id = ? order by retired_at is not null, kind desc, name_zh, id`,
        [hospitalId],
      );
    });
  }

  add(caller: Caller, hospitalId: HospitalId, input: InputOf<'addResource'>['body']): Promise<Resource> {
    return this.database.transaction(async (em) => {
      const why = this.requireKeeper(caller, hospitalId);
      const id = newId<ResourceId>();
      await em.execute(
        `insert into resource (id, hospital_id, kind, name_zh, name_en, created_at) values (?, ?, ?, ?, ?, ?)`,
        [
          id,
          hospitalId,
          input.kind,
          input.nameZh.trim(),
          input.nameEn.trim(),
          this.clock.now().toISOString(),
        ],
      );
      await this.audit.record(em, {
        caller,
        action: 'create',
        subject: { kind: 'resource', id },
        hospitalIds: [hospitalId],
        why,
        details: { kind: input.kind },
      });
      return this.one(em, id);
    });
  }

  change(caller: Caller, id: ResourceId, input: InputOf<'changeResource'>['body']): Promise<Resource> {
    return this.database.transaction(async (em) => {
      const { hospitalId } = await this.one(em, id);
      const why = this.requireKeeper(caller, hospitalId);
      const { nameZh, nameEn, isRetired } = input;
      await em.execute(
        `update resource set name_zh = coalesce(?, name_zh), name_en = coalesce(?, name_en),
           retired_at = case ?::boolean when true then coalesce(retired_at, ?) when false then null else retired_at end
         where id = ?`,
        [
          nameZh?.trim() ?? null,
          nameEn?.trim() ?? null,
          isRetired ?? null,
          this.clock.now().toISOString(),
          id,
        ],
      );
      await this.audit.record(em, {
        caller,
        action: 'change',
        subject: { kind: 'resource', id },
        hospitalIds: [hospitalId],
        why,
        details: isRetired === undefined ? {} : { isRetired },
      });
      return this.one(em, id);
    });
  }

  private requireKeeper({ actor }: Caller, hospitalId: HospitalId): string {
    return this.policy.require(actor, 'hospital.keepResources', {
      kind: 'hospital',
      hospitalId,
      regionCode: null,
    });
  }

  /** @throws NOT_FOUND */
  private async one(em: EntityManager, id: ResourceId): Promise<Resource> {
    const [found] = await em.execute<Resource[]>(`select ${columns} from resource where id = ?`, [id]);
    if (!found) throw new CatalogueError('NOT_FOUND');
    return found;
  }
}
