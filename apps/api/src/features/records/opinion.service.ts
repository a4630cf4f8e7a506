import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type InputOf,
  type Opinion as OpinionView,
  type OpinionContent,
} from '@jiedui/contracts';
import { consultationLifecycle, opinionStates } from '@jiedui/domain';
import type { Clock, ConsultationId, OpinionId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { createHash } from 'node:crypto';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { StepUp } from '../access/index.js';
import {
  Attachment,
  type Consultation,
  ConsultationHints,
  ConsultationLedger,
  ConsultationReader,
  type HeldConsultation,
  Opinion,
  opinionView,
  PanelOpinion,
  SessionLedger,
} from '../consultations/index.js';
import { Person } from '../people/index.js';

/** What a signature vouches for, in one reproducible form. */
const fingerprint = (
  consultation: Consultation,
  /** Of the attached files, then of the opinions of a panel. */
  hashes: readonly string[],
  { author, content, signedAt }: { author: string; content: OpinionContent; signedAt: Date },
) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        consultation.number,
        consultation.requestContent(),
        [consultation.template(), consultation.answers],
        hashes,
        author,
        content.findings,
        content.advice,
        signedAt.toISOString(),
      ]),
    )
    .digest('hex');

@Injectable()
export class OpinionService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly stepUp: StepUp,
    private readonly ledger: ConsultationLedger,
    private readonly reader: ConsultationReader,
    private readonly sessions: SessionLedger,
    private readonly hints: ConsultationHints,
  ) {}

  async save(caller: Caller, id: ConsultationId, content: OpinionContent): Promise<OpinionView> {
    const { opinion, consultation, before } = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor);
      const { state: before } = held.consultation;
      const written = await this.write(em, held, caller, content);
      await this.beginWriting(em, held);
      await this.ledger.note(em, held, {
        action: 'change',
        subject: { kind: 'opinion', id: written.id },
        why: 'assignedExpert',
      });
      return { opinion: written, consultation: held.consultation, before };
    });
    if (consultation.state !== before) this.hints.changed(consultation, before);
    return this.database.read(async (em) =>
      opinionView(await em.findOneOrFail(Opinion, { id: opinion.id }, { populate: ['author'] })),
    );
  }

  /** Once nothing is booked and nobody is meeting, what happens next is the opinion. */
  private async beginWriting(em: EntityManager, held: HeldConsultation): Promise<void> {
    const { draftOpinion } = consultationLifecycle.transitions;
    if (!draftOpinion.from.some((state) => state === held.consultation.state)) return;
    if (await this.sessions.findOpen(em, held.consultation)) return;
    await this.ledger.apply(em, held, 'draftOpinion');
  }

  /** Signs, ends the session, and owes the rendered record: all of it or nothing. */
  async sign(caller: Caller, id: ConsultationId, body: InputOf<'signOpinion'>['body']): Promise<void> {
    const { revision, ...content } = body;
    await this.database.read(async (em) => {
      const { relations } = await this.reader.see(em, caller, id);
      if (!relations.has('assignedExpert')) throw new CatalogueError('ACTION_NOT_ALLOWED');
    });
    await this.stepUp.require(caller);
    const consultation = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor, { revision });
      const opinion = await this.write(em, held, caller, content);
      await em.flush();
      await this.ledger.apply(em, held, 'sign');
      const signedAt = this.clock.now();
      opinion.signedAt = signedAt;
      const files = await em.find(Attachment, { consultation: held.consultation });
      const hashes = files.map(({ sha256 }) => sha256).toSorted();
      const panel = await em.find(PanelOpinion, { consultation: held.consultation, signedAt: { $ne: null } });
      hashes.push(...panel.map(({ sha256 }) => sha256 ?? '').toSorted());
      opinion.sha256 = fingerprint(held.consultation, hashes, { author: caller.personId, content, signedAt });
      await this.sessions.closeOpen(em, held.consultation, 'end');
      oweJob(em, 'record.render', { consultationId: id, opinionId: opinion.id });
      return held.consultation;
    });
    this.hints.changed(consultation);
  }

  private async write(
    em: EntityManager,
    { consultation, relations }: HeldConsultation,
    caller: Caller,
    content: OpinionContent,
  ): Promise<Opinion> {
    if (!relations.has('assignedExpert')) throw new CatalogueError('ACTION_NOT_ALLOWED');
    if (!opinionStates.includes(consultation.state)) throw new CatalogueError('STATE_CONFLICT');
    const savedAt = this.clock.now();
    const existing = await em.findOne(Opinion, { consultation });
    if (existing) return Object.assign(existing, content, { savedAt });
    const opinion = em.create(Opinion, {
      id: newId<OpinionId>(),
      consultation,
      author: em.getReference(Person, caller.personId),
      ...content,
      savedAt,
      signedAt: null,
      sha256: null,
    });
    em.persist(opinion);
    return opinion;
  }
}
