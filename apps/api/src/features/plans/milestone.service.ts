import { Inject, Injectable } from '@nestjs/common';
import {
  attachmentMaxBytes,
  attachmentMediaTypes,
  attachmentsMax,
  CatalogueError,
  type InputOf,
  type Plan as PlanView,
} from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { type IncomingFile, keepIncoming } from '../../base/storage/incoming-file.js';
import { Storage } from '../../base/storage/storage.js';
import { Person } from '../people/index.js';
import { PlanBook } from './plan.book.js';
import { Plan } from './plan.entity.js';
import { type HeldPlan, PlanLedger, withHospitals } from './plan.ledger.js';
import { PlanEvidence } from './plan-progress.entity.js';

type OnMilestone = InputOf<'attachEvidence'>['params'];
type OnEvidence = InputOf<'getEvidence'>['params'];

interface MilestoneRow {
  readonly id: string;
  readonly evidenceId: string | null;
}

/** Milestones and what shows that they were reached. */
@Injectable()
export class MilestoneService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly ledger: PlanLedger,
    private readonly book: PlanBook,
  ) {}

  async attach(caller: Caller, { planId, itemId }: OnMilestone, file: IncomingFile): Promise<PlanView> {
    // Asked before the upload is read, so that nobody sends 25 MB in vain; and again when it is kept.
    await this.database.transaction((em) => this.holdForFile(em, caller, { planId, itemId }));
    const limits = { maxBytes: attachmentMaxBytes, mediaTypes: attachmentMediaTypes };
    const kept = await keepIncoming(this.storage, file, limits);
    return this.database.transaction(async (em) => {
      const held = await this.holdForFile(em, caller, { planId, itemId });
      const evidence = em.create(PlanEvidence, {
        id: newId(),
        planId,
        milestoneId: itemId,
        ...kept,
        uploadedBy: em.getReference(Person, caller.personId),
        uploadedAt: this.clock.now(),
      });
      em.persist(evidence);
      const { id: evidenceId, sizeBytes } = evidence;
      await this.ledger.note(em, held, 'change', { evidence: 'added', itemId, evidenceId, sizeBytes });
      return this.book.open(em, held);
    });
  }

  async open(caller: Caller, { planId, evidenceId }: OnEvidence): Promise<FileAnswer> {
    const evidence = await this.database.read(async (em) => {
      const plan = await em.findOne(Plan, { id: planId }, { populate: [...withHospitals] });
      if (plan) this.ledger.standing(caller, plan);
      return plan && em.findOne(PlanEvidence, { id: evidenceId, planId });
    });
    if (!evidence) throw new CatalogueError('NOT_FOUND');
    const { sha256, mediaType, name, sizeBytes } = evidence;
    return { stream: await this.storage.read(sha256), sha256, mediaType, name, sizeBytes };
  }

  removeEvidence(caller: Caller, { planId, evidenceId }: OnEvidence): Promise<PlanView> {
    return this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, caller, planId);
      this.ledger.requireOpenProgress(held);
      const evidence = await em.findOne(PlanEvidence, { id: evidenceId, planId });
      if (!evidence) throw new CatalogueError('NOT_FOUND');
      const milestone = await findMilestone(em, { planId, itemId: evidence.milestoneId });
      if (milestone.evidenceId === evidenceId) throw new CatalogueError('PLAN_EVIDENCE_MISSING');
      em.remove(evidence);
      await this.ledger.note(em, held, 'change', { evidence: 'removed', itemId: milestone.id, evidenceId });
      return this.book.open(em, held);
    });
  }

  /** Done rests on the latest file; not done after all leaves the files as they are. */
  mark(
    caller: Caller,
    { planId, itemId }: OnMilestone,
    { revision, doneOn }: InputOf<'markMilestone'>['body'],
  ): Promise<PlanView> {
    return this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, caller, planId, revision);
      this.ledger.requireOpenProgress(held);
      await findMilestone(em, { planId, itemId });
      const latest = await em.findOne(
        PlanEvidence,
        { planId, milestoneId: itemId },
        { orderBy: { uploadedAt: 'desc', id: 'desc' } },
      );
      if (doneOn !== null && !latest) throw new CatalogueError('PLAN_EVIDENCE_MISSING');
      if (doneOn !== null && doneOn > this.ledger.today()) throw new CatalogueError('PLAN_DATES_INVALID');
      await em.execute('update plan_milestone set done_on = ?, done_evidence_id = ? where id = ?', [
        doneOn,
        doneOn === null ? null : (latest?.id ?? null),
        itemId,
      ]);
      await this.ledger.note(em, held, 'change', { milestone: doneOn === null ? 'open' : 'done', itemId });
      return this.book.open(em, held);
    });
  }

  private async holdForFile(em: EntityManager, caller: Caller, place: OnMilestone): Promise<HeldPlan> {
    const held = await this.ledger.hold(em, caller, place.planId);
    this.ledger.requireOpenProgress(held);
    await findMilestone(em, place);
    const count = await em.count(PlanEvidence, { planId: place.planId, milestoneId: place.itemId });
    if (count >= attachmentsMax) throw new CatalogueError('FILES_TOO_MANY');
    return held;
  }
}

/** @throws NOT_FOUND */
async function findMilestone(em: EntityManager, { planId, itemId }: OnMilestone): Promise<MilestoneRow> {
  const [row] = await em.execute<MilestoneRow[]>(
    'select id, done_evidence_id as "evidenceId" from plan_milestone where id = ? and plan_id = ?',
    [itemId, planId],
  );
  if (!row) throw new CatalogueError('NOT_FOUND');
  return row;
}
