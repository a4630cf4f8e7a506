import { Inject, Injectable } from '@nestjs/common';
import { type BrokenGlass as BrokenGlassView, CatalogueError, type InputOf } from '@jiedui/contracts';
import type { Permission } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { BreakGlass } from '../consultations/index.js';
import { Person } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { brokenGlassViews } from './break-glass.view.js';

const reviewing: Permission = 'hospital.reviewGlass';

/** Emergency access as the administrators of its hospitals see it, who judge each afterwards. */
@Injectable()
export class GlassReviewService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  list(caller: Caller, query: InputOf<'listBrokenGlass'>['query']) {
    const hospitalIds = [...this.policy.requireSomewhere(caller.actor, reviewing)];
    return this.database.read(async (em) => {
      const { isReviewed, page, pageSize } = query;
      const [found, total] = await em.findAndCount(
        BreakGlass,
        {
          hospitalIds: { $overlap: hospitalIds },
          ...(isReviewed === undefined ? {} : { reviewedAt: isReviewed ? { $ne: null } : null }),
        },
        {
          populate: ['person', 'reviewedBy'],
          orderBy: [{ reviewedAt: 'asc nulls first' }, { openedAt: 'desc' }, { id: 'desc' }],
          limit: pageSize,
          offset: (page - 1) * pageSize,
        },
      );
      return { items: await brokenGlassViews(em, found), total, page, pageSize };
    });
  }

  async review(
    caller: Caller,
    id: string,
    { verdict, note }: InputOf<'reviewBrokenGlass'>['body'],
  ): Promise<BrokenGlassView> {
    const hospitalIds = [...this.policy.requireSomewhere(caller.actor, reviewing)];
    return this.database.transaction(async (em) => {
      const glass = await em.findOne(
        BreakGlass,
        { id, hospitalIds: { $overlap: hospitalIds } },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!glass) throw new CatalogueError('NOT_FOUND');
      if (glass.person.id === caller.personId) throw new CatalogueError('ACTION_NOT_ALLOWED');
      if (glass.reviewedAt !== null) throw new CatalogueError('STATE_CONFLICT');
      glass.reviewedBy = em.getReference(Person, caller.personId);
      glass.reviewedAt = this.clock.now();
      glass.verdict = verdict;
      glass.note = note?.trim() || null;
      await this.audit.record(em, {
        caller,
        action: 'review',
        subject: { kind: 'breakGlass', id },
        consultationId: glass.consultationId,
        hospitalIds: glass.hospitalIds,
        why: 'hospitalAdministrator',
        details: { verdict },
      });
      await em.flush();
      await em.populate(glass, ['person', 'reviewedBy']);
      const [view] = await brokenGlassViews(em, [glass]);
      if (!view) throw new CatalogueError('NOT_FOUND');
      return view;
    });
  }
}
