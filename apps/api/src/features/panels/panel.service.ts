import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type OpinionContent, type Panel } from '@jiedui/contracts';
import { expertIndependent, opinionStates, type Permission, refusalReasoned } from '@jiedui/domain';
import type { Clock, ConsultationId, OpinionId, PersonId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { createHash } from 'node:crypto';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { StepUp } from '../access/index.js';
import {
  type Consultation,
  ConsultationHints,
  ConsultationLedger,
  ConsultationMember,
  ConsultationReader,
  PanelOpinion,
  type SeenConsultation,
} from '../consultations/index.js';
import { Person, personView } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { panelMemberView } from './panel.view.js';

/** What a member's signature vouches for, in one reproducible form. */
const fingerprint = (number: string, author: PersonId, content: OpinionContent, signedAt: Date) =>
  createHash('sha256')
    .update(JSON.stringify([number, author, content.findings, content.advice, signedAt.toISOString()]))
    .digest('hex');

/** Several experts on one question: each writes for themselves, one chairs and signs the joint opinion. */
@Injectable()
export class PanelService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly stepUp: StepUp,
    private readonly policy: AccessPolicy,
    private readonly reader: ConsultationReader,
    private readonly ledger: ConsultationLedger,
    private readonly hints: ConsultationHints,
  ) {}

  get(caller: Caller, id: ConsultationId): Promise<Panel> {
    return this.database.read(async (em) => {
      const seen = await this.reader.see(em, caller, id);
      await this.reader.recordReading(em, caller, seen, 'panel');
      return this.panel(em, caller, seen);
    });
  }

  ask(caller: Caller, id: ConsultationId, personId: PersonId): Promise<Panel> {
    return this.change(caller, id, 'consultation.leadPanel', async (em, consultation) => {
      const member = await this.member(em, consultation, personId);
      member.isOpinionAsked = true;
      member.excusedAt = null;
      member.excusedBecause = null;
      consultation.isPanel = true;
      this.ledger.oweNotice(em, consultation, { kind: 'panel.asked', personId });
      return { memberAsked: personId };
    });
  }

  excuse(caller: Caller, id: ConsultationId, personId: PersonId, reason: string): Promise<Panel> {
    return this.change(caller, id, 'consultation.leadPanel', async (em, consultation) => {
      const missing = refusalReasoned.check({ reason }, this.clock.now());
      if (missing) throw new CatalogueError(missing);
      const member = await this.member(em, consultation, personId);
      if (!member.isOpinionAsked) throw new CatalogueError('STATE_CONFLICT');
      member.excusedAt = this.clock.now();
      member.excusedBecause = reason.trim();
      return { memberExcused: personId };
    });
  }

  save(caller: Caller, id: ConsultationId, content: OpinionContent): Promise<Panel> {
    return this.change(caller, id, 'consultation.advise', async (em, consultation) => {
      await this.write(em, consultation, caller, content);
      return { panelOpinion: 'saved' };
    });
  }

  async sign(caller: Caller, id: ConsultationId, content: OpinionContent): Promise<Panel> {
    await this.database.read(async (em) => {
      const { shared } = await this.reader.see(em, caller, id);
      const resource = { kind: 'consultation', consultation: shared } as const;
      this.policy.require(caller.actor, 'consultation.advise', resource);
    });
    await this.stepUp.require(caller);
    return this.change(caller, id, 'consultation.advise', async (em, consultation) => {
      if (content.findings.trim() === '' || content.advice.trim() === '') {
        throw new CatalogueError('OPINION_MISSING');
      }
      const signedAt = this.clock.now();
      const { practisingSince } = await em.findOneOrFail(Person, { id: caller.personId });
      const unfit = expertIndependent.check({ expertPractisingSince: practisingSince }, signedAt);
      if (unfit) throw new CatalogueError(unfit);
      const opinion = await this.write(em, consultation, caller, content);
      opinion.signedAt = signedAt;
      opinion.sha256 = fingerprint(consultation.number, caller.personId, content, signedAt);
      this.ledger.oweNotice(em, consultation, { kind: 'panel.signed' });
      return { panelOpinion: 'signed' };
    });
  }

  private async change(
    caller: Caller,
    id: ConsultationId,
    permission: Permission,
    work: (em: EntityManager, consultation: Consultation) => Promise<Record<string, string>>,
  ): Promise<Panel> {
    const consultation = await this.database.transaction(async (em) => {
      const held = await this.ledger.holdFor(em, id, caller.actor, permission);
      if (!opinionStates.includes(held.consultation.state)) throw new CatalogueError('STATE_CONFLICT');
      const details = await work(em, held.consultation);
      await this.ledger.note(em, held, {
        caller,
        action: 'panelOpinion' in details && details['panelOpinion'] === 'signed' ? 'sign' : 'change',
        subject: { kind: 'opinion' },
        why: held.why,
        details,
      });
      return held.consultation;
    });
    this.hints.changed(consultation);
    return this.database.read(async (em) => this.panel(em, caller, await this.reader.see(em, caller, id)));
  }

  private async member(
    em: EntityManager,
    consultation: Consultation,
    personId: PersonId,
  ): Promise<ConsultationMember> {
    const member = await em.findOne(ConsultationMember, { consultation, person: personId });
    if (!member) throw new CatalogueError('NOT_FOUND');
    return member;
  }

  private async write(
    em: EntityManager,
    consultation: Consultation,
    { personId }: Caller,
    { findings, advice }: OpinionContent,
  ): Promise<PanelOpinion> {
    const savedAt = this.clock.now();
    const own = { consultation, author: personId };
    const known = await em.findOne(PanelOpinion, own, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (known?.signedAt) throw new CatalogueError('STATE_CONFLICT');
    if (known) return Object.assign(known, { findings, advice, savedAt });
    const opinion = em.create(PanelOpinion, {
      id: newId<OpinionId>(),
      consultation,
      author: em.getReference(Person, personId),
      findings,
      advice,
      savedAt,
      signedAt: null,
      sha256: null,
    });
    em.persist(opinion);
    return opinion;
  }

  private async panel(
    em: EntityManager,
    { actor, personId }: Caller,
    { consultation, shared }: SeenConsultation,
  ): Promise<Panel> {
    const resource = { kind: 'consultation', consultation: shared } as const;
    const members = await em.find(
      ConsultationMember,
      { consultation },
      { populate: ['person'], orderBy: { addedAt: 'asc' } },
    );
    const opinions = await em.find(PanelOpinion, { consultation });
    const byAuthor = new Map(opinions.map((opinion) => [opinion.author.id, opinion]));
    const isOpen = opinionStates.includes(consultation.state);
    const mayLead = this.policy.allows(actor, 'consultation.leadPanel', resource);
    const onlooker = {
      personId,
      isMember: members.some(({ person }) => person.id === personId),
      hasSigned: Boolean(byAuthor.get(personId)?.signedAt),
      isOver: ['signed', 'acknowledged', 'closed'].includes(consultation.state),
      leads: consultation.expert?.id === personId,
      now: this.clock.now(),
    };
    const views = members.map((member) => panelMemberView(member, byAuthor.get(member.person.id), onlooker));
    return {
      chair: consultation.expert && personView(consultation.expert),
      members: views,
      isWaiting: views.some(({ state }) => state === 'asked' || state === 'drafting'),
      mayLead: mayLead && isOpen,
      mayAdvise: isOpen && this.policy.allows(actor, 'consultation.advise', resource),
    };
  }
}
