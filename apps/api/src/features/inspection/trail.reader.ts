import { Injectable } from '@nestjs/common';
import {
  type AuditEventDetail,
  type AuditEventPage,
  type AuditFilter,
  CatalogueError,
  type InputOf,
} from '@jiedui/contracts';
import type { ConsultationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { type AuditEntry, AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { ConsultationNumbers } from './consultation-numbers.js';
import { cursorOf, placeOf } from './trail.cursor.js';
import { findTrail, findTrailEvent, isInScope, type TrailQuery, type TrailScope } from './trail.query.js';
import { trailScopeOf } from './trail.scope.js';
import { detailView, eventView } from './trail.view.js';

/** Stands for one that is not there and for one of other hospitals alike, in the answer and in what is kept of it. */
const noConsultation = '00000000-0000-0000-0000-000000000000' as ConsultationId;

/** Shows the trail to those who answer for it. Looking is itself written down. */
@Injectable()
export class TrailReader {
  constructor(
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly numbers: ConsultationNumbers,
  ) {}

  async list(caller: Caller, input: InputOf<'listAuditEvents'>['query']): Promise<AuditEventPage> {
    const { cursor, pageSize, ...filter } = input;
    const query = await this.queryOf(caller, filter);
    const after = cursor === undefined ? undefined : placeOf(cursor);
    const found = await this.database.transaction(async (em) => {
      const events = await findTrail(em, query, { after, limit: pageSize + 1 });
      await this.recordLook(em, caller, 'search', query);
      return events;
    });
    const events = found.slice(0, pageSize);
    const last = events.at(-1);
    const numbers = await this.numbers.of(events.map(({ consultationId }) => consultationId));
    return {
      items: events.map((event) => eventView(event, numbers)),
      nextCursor: last && found.length > pageSize ? cursorOf(last) : null,
    };
  }

  async get(caller: Caller, id: string): Promise<AuditEventDetail> {
    const scope = trailScopeOf(this.policy, caller);
    const event = await this.database.transaction(async (em) => {
      const found = await findTrailEvent(em, scope, id);
      if (!found) throw new CatalogueError('NOT_FOUND');
      await this.record(em, caller, scope, { action: 'read', subject: { kind: 'audit', id } });
      return found;
    });
    return detailView(event, await this.numbers.of([event.consultationId]));
  }

  /** @throws ACTION_NOT_ALLOWED */
  async queryOf(caller: Caller, { consultationNumber, ...filter }: AuditFilter): Promise<TrailQuery> {
    const scope = trailScopeOf(this.policy, caller, filter.hospitalId);
    if (consultationNumber === undefined) return { scope, filter };
    const found = await this.numbers.find(consultationNumber);
    const mayBeKnown = found && (await this.database.read((em) => isInScope(em, scope, found)));
    return { scope, filter: { ...filter, consultationId: mayBeKnown ? found : noConsultation } };
  }

  /** What was asked for is kept as ids, codes and times; a number as the id it stands for: anything can be typed. */
  recordLook(
    em: EntityManager,
    caller: Caller,
    action: 'search' | 'export',
    { scope, filter }: TrailQuery,
    more: AuditEntry['details'] = {},
  ): Promise<void> {
    const { hospitalId } = filter;
    return this.record(em, caller, scope, {
      action,
      subject: { kind: 'audit' },
      ...(hospitalId ? { hospitalIds: [hospitalId] } : {}),
      details: { ...filter, ...more },
    });
  }

  private record(em: EntityManager, caller: Caller, scope: TrailScope, entry: AuditEntry): Promise<void> {
    return this.audit.record(em, {
      caller,
      hospitalIds: scope === 'all' ? [] : scope,
      why: scope === 'all' ? 'platformAdministrator' : 'hospitalAdministrator',
      ...entry,
    });
  }
}
