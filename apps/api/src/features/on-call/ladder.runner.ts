import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import {
  type ConsultationChange,
  type ConsultationNoticeKind,
  isPaged,
  type LadderStep,
  nextLadderStep,
  type PageRung,
  systemActor,
} from '@jiedui/domain';
import type { Clock, ConsultationId, HospitalId } from '@jiedui/kernel';
import { errorCode } from '@jiedui/platform';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import {
  Consultation,
  ConsultationHints,
  ConsultationLedger,
  type HeldConsultation,
} from '../consultations/index.js';
import { Hospital } from '../hospitals/index.js';
import { LadderScenes } from './ladder.scene.js';
import { OnCallHints } from './on-call.hints.js';
import { addPage, beginRound, closeSilent, closeTaken, findLadder, supersedePages } from './page.store.js';

const everyMs = 2_000;
const atOnce = 100;

const noticeOf: Readonly<Record<PageRung, ConsultationNoticeKind>> = {
  onCall: 'page.onCall',
  coordinator: 'page.coordinator',
  asker: 'page.unanswered',
};

/** Emergencies nobody has taken, of which no page is waited for. */
const due = `
select c.id from consultation c left join on_call_ladder l on l.consultation_id = c.id
where c.state = 'submitted' and c.urgency = 'emergency' and not exists (
  select from on_call_page p where p.consultation_id = c.id and p.round = l.round and p.outcome is null
    and (p.due_at is null or p.due_at > ?))
order by c.submitted_at limit ${atOnce}`;

/** Kept as the reason in the history, which is read in either language. */
const movedBecause = '值班专家和协调员均未应答 / Nobody on call answered';

/**
 * Pages people about emergencies. The first page is decided in the transaction of the question itself; all others by a
 * sweep over what is due, which any process may do and none does twice: each locks its consultation.
 */
@Injectable()
export class LadderRunner implements OnModuleInit {
  private readonly logger = new Logger(LadderRunner.name);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly scenes: LadderScenes,
    private readonly hints: ConsultationHints,
    private readonly onCallHints: OnCallHints,
  ) {}

  onModuleInit(): void {
    this.ledger.onApplied((em, held, change) => this.follow(em, held, change));
  }

  @Repeats({ everyMs, what: 'paging who is on call' })
  async sweep(): Promise<void> {
    const now = this.clock.now().toISOString();
    const found = await this.database.read((em) => em.execute<{ id: ConsultationId }[]>(due, [now]));
    for (const { id } of found) {
      // One that cannot go on must not keep the others waiting.
      await this.climb(id).catch((error: unknown) =>
        this.logger.error({ consultationId: id }, `an emergency was not paged: ${errorCode(error)}`),
      );
    }
  }

  /** After somebody declined: the next page goes out at once, where that needs no other hospital. */
  async goOn(em: EntityManager, consultation: Consultation): Promise<void> {
    await this.step(em, consultation);
  }

  private async climb(id: ConsultationId): Promise<void> {
    const moved = await this.database.transaction(async (em) => {
      const consultation = await em.findOne(
        Consultation,
        { id, state: 'submitted', urgency: 'emergency' },
        { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
      );
      // Another process is at it, or somebody has just taken it.
      if (!consultation) return undefined;
      const step = await this.step(em, consultation);
      if (step?.kind === 'move') await this.move(em, id, step.hospitalId);
      return { consultation, hasMoved: step?.kind === 'move' };
    });
    if (!moved) return;
    this.onCallHints.changed(moved.consultation);
    if (moved.hasMoved) this.hints.changed(moved.consultation);
  }

  /** In the transaction of every step of every consultation. */
  private async follow(
    em: EntityManager,
    { consultation, actor }: HeldConsultation,
    { action, from, to }: ConsultationChange,
  ): Promise<void> {
    if (!isPaged(consultation.urgency) || from === null) return;
    const now = this.clock.now();
    if (action === 'accept' && actor.kind === 'person') {
      return void (await closeTaken(em, consultation.id, actor.personId, now));
    }
    if (from === 'submitted') await supersedePages(em, consultation.id, now);
    if (to !== 'submitted' || !consultation.invitedHospital) return;
    await beginRound(em, consultation.id, consultation.invitedHospital.id, now);
    await this.step(em, consultation);
  }

  /** Pages the next, if it is their turn; a move to another hospital is left to the sweep, which acts as the system. */
  private async step(em: EntityManager, consultation: Consultation): Promise<LadderStep | undefined> {
    const { id, invitedHospital } = consultation;
    const now = this.clock.now();
    if (!invitedHospital) return undefined;
    await closeSilent(em, id, now);
    const ladder = (await findLadder(em, id)) ?? (await beginRound(em, id, invitedHospital.id, now));
    const scene = await this.scenes.of(em, consultation, ladder);
    const step = scene && nextLadderStep(scene, now);
    if (step?.kind !== 'page') return step;
    await addPage(em, consultation, { ...step, round: ladder.round }, now);
    const { rung, personId } = step;
    this.ledger.oweNotice(em, consultation, { kind: noticeOf[rung], ...(personId ? { personId } : {}) });
    return step;
  }

  private async move(em: EntityManager, id: ConsultationId, hospitalId: HospitalId): Promise<void> {
    const held = await this.ledger.hold(em, id, systemActor);
    const invitedHospital = await em.findOneOrFail(Hospital, { id: hospitalId });
    held.consultation.directedTo = null;
    await this.ledger.apply(em, held, 'reroute', { reason: movedBecause, route: { invitedHospital } });
  }
}
