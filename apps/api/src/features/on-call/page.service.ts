import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type OnCallPage, type OnCallPages } from '@jiedui/contracts';
import { hospitalPosts } from '@jiedui/domain';
import type { Clock, ConsultationId, OnCallPageId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import {
  ConsultationHints,
  ConsultationLedger,
  ConsultationReader,
  type HeldConsultation,
} from '../consultations/index.js';
import { LadderRunner } from './ladder.runner.js';
import { OnCallHints } from './on-call.hints.js';
import { findPage, findPagesOf, findPagesPage, type PageRow, pageViews } from './page.query.js';

/** What was paged, and what those who were paged answer. */
@Injectable()
export class PageService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly reader: ConsultationReader,
    private readonly ladder: LadderRunner,
    private readonly hints: ConsultationHints,
    private readonly onCallHints: OnCallHints,
  ) {}

  list({ personId, actor }: Caller, query: InputOf<'listOnCallPages'>['query']): Promise<OnCallPages> {
    if (hospitalPosts(actor).every(({ role }) => role === 'hospitalAdministrator')) {
      throw new CatalogueError('ACTION_NOT_ALLOWED');
    }
    return this.database.read(async (em) => {
      const { rows, total } = await findPagesPage(em, query);
      const items = await pageViews(em, personId, rows);
      return { items, total, page: query.page, pageSize: query.pageSize };
    });
  }

  ofConsultation(caller: Caller, id: ConsultationId): Promise<OnCallPage[]> {
    return this.database.read(async (em) => {
      await this.reader.see(em, caller, id);
      return pageViews(em, caller.personId, await findPagesOf(em, id));
    });
  }

  /** @throws STATE_CONFLICT where somebody else was first */
  async accept(caller: Caller, pageId: OnCallPageId): Promise<OnCallPage> {
    const { consultation } = await this.database.transaction(async (em) => {
      const held = await this.hold(em, caller, await this.pageOf(em, caller, pageId));
      await this.ledger.apply(em, held, 'accept');
      return held;
    });
    this.hints.changed(consultation, 'submitted');
    this.onCallHints.changed(consultation);
    return this.show(caller, pageId);
  }

  async decline(caller: Caller, pageId: OnCallPageId, reason: string): Promise<OnCallPage> {
    const { consultation } = await this.database.transaction(async (em) => {
      const held = await this.hold(em, caller, await this.pageOf(em, caller, pageId));
      // Held by now: nobody else answers for it meanwhile.
      const page = await this.pageOf(em, caller, pageId);
      if (page.outcome !== null) throw new CatalogueError('STATE_CONFLICT');
      await em.execute(
        `update on_call_page set outcome = 'declined', closed_at = ?, reason = nullif(?, '') where id = ?`,
        [this.clock.now().toISOString(), reason, pageId],
      );
      await this.ledger.note(em, held, {
        caller,
        action: 'change',
        subject: { kind: 'onCallPage', id: pageId },
        why: 'invitedExpert',
        details: { outcome: 'declined', step: page.step },
      });
      await this.ladder.goOn(em, held.consultation);
      return held;
    });
    this.onCallHints.changed(consultation);
    return this.show(caller, pageId);
  }

  private show({ personId }: Caller, id: OnCallPageId): Promise<OnCallPage> {
    return this.database.read(async (em) => {
      const page = await findPage(em, id);
      const [view] = page ? await pageViews(em, personId, [page]) : [];
      if (!view) throw new CatalogueError('NOT_FOUND');
      return view;
    });
  }

  private async pageOf(em: EntityManager, { personId }: Caller, id: OnCallPageId): Promise<PageRow> {
    const page = await findPage(em, id);
    if (!page) throw new CatalogueError('NOT_FOUND');
    if (page.personId !== personId) throw new CatalogueError('ACTION_NOT_ALLOWED');
    return page;
  }

  /** Whoever was paged knows that it existed: that they do not see it any more means that it is gone. */
  private async hold(em: EntityManager, { actor }: Caller, page: PageRow): Promise<HeldConsultation> {
    if (page.state === null || page.takenAt !== null) throw new CatalogueError('STATE_CONFLICT');
    try {
      return await this.ledger.hold(em, page.consultationId, actor);
    } catch (error) {
      if (error instanceof CatalogueError && error.code === 'NOT_FOUND') {
        throw new CatalogueError('STATE_CONFLICT', [], { cause: error });
      }
      throw error;
    }
  }
}
