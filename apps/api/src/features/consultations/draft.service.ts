import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf } from '@jiedui/contracts';
import {
  type ClinicalAnswers,
  type HospitalPost,
  hospitalPosts,
  templateOf,
  type TemplateReference,
} from '@jiedui/domain';
import type { Clock, ConsultationId, HospitalId } from '@jiedui/kernel';
import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { Hospital } from '../hospitals/index.js';
import { ConsultationHints } from './consultation.audience.js';
import { auditOf } from './consultation.audit.js';
import { ConsultationLedger } from './consultation.ledger.js';
import { blankDraft } from './draft.blank.js';
import { requireComplete } from './request.completeness.js';
import { PatientIdentityKeeper } from './patient-identity.keeper.js';
import { Consultation } from './entities/consultation.entity.js';

type Content = Omit<InputOf<'draftConsultation'>['body'], 'id'>;

/** The answers with what changed; null takes one back. A new object, so that the change is seen. */
const answersAfter = (answers: ClinicalAnswers, changes: NonNullable<Content['answers']>): ClinicalAnswers =>
  Object.fromEntries(
    Object.entries({ ...answers, ...changes }).filter(([, value]) => value !== null && value !== undefined),
  );

/** Requests while they are being written, up to the moment they are asked. */
@Injectable()
export class DraftService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly hints: ConsultationHints,
    private readonly identities: PatientIdentityKeeper,
    private readonly audit: AuditTrail,
  ) {}

  /** A request that comes twice, over a link that lost the first answer, begins one draft. */
  async begin(
    caller: Caller,
    { id, ...content }: InputOf<'draftConsultation'>['body'],
  ): Promise<ConsultationId> {
    const post = hospitalPosts(caller.actor, 'countyDoctor')[0];
    if (!post) throw new CatalogueError('ACTION_NOT_ALLOWED');
    if (!id) return this.create(caller, post, newId<ConsultationId>(), content);
    try {
      return (await this.isBegun(caller, id)) ? id : await this.create(caller, post, id, content);
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      // Begun meanwhile: by this person, or the number is another's and nobody is told whose.
      if (await this.isBegun(caller, id)) return id;
      throw new CatalogueError('REQUEST_INVALID', [
        { path: 'id', code: 'taken', message: 'Make another id' },
      ]);
    }
  }

  private isBegun(caller: Caller, id: ConsultationId): Promise<boolean> {
    return this.database.read(
      async (em) => (await em.count(Consultation, { id, requestedBy: caller.personId })) > 0,
    );
  }

  private async create(
    caller: Caller,
    post: HospitalPost,
    id: ConsultationId,
    content: Content,
  ): Promise<ConsultationId> {
    const consultation = await this.database.transaction(async (em) => {
      const place = { id, personId: caller.personId, hospitalId: post.hospitalId, now: this.clock.now() };
      const draft = blankDraft(em, place);
      await this.fill(em, draft, content);
      em.persist(draft);
      await em.flush();
      await this.keepIdentity(em, draft, content);
      await this.audit.record(em, { caller, action: 'create', ...auditOf(draft), why: 'requester' });
      return draft;
    });
    this.hints.changed(consultation);
    return consultation.id;
  }

  async save(caller: Caller, id: ConsultationId, content: InputOf<'updateDraft'>['body']): Promise<void> {
    const { revision, ...changes } = content;
    const consultation = await this.database.transaction(async (em) => {
      const { consultation, relations } = await this.ledger.hold(em, id, caller.actor, { revision });
      if (!relations.has('requester')) throw new CatalogueError('ACTION_NOT_ALLOWED');
      if (consultation.state !== 'draft') throw new CatalogueError('STATE_CONFLICT');
      await this.fill(em, consultation, changes);
      consultation.revision += 1;
      consultation.updatedAt = this.clock.now();
      await this.keepIdentity(em, consultation, changes);
      await this.audit.record(em, {
        caller,
        action: 'change',
        ...auditOf(consultation),
        why: 'requester',
        details: { fields: [...Object.keys(changes), ...Object.keys(changes.patient ?? {})].join(',') },
      });
      return consultation;
    });
    this.hints.changed(consultation);
  }

  /** @param because why it is asked although an earlier question of the same patient stands */
  async submit(
    caller: Caller,
    id: ConsultationId,
    { revision, duplicateReason: because }: InputOf<'submitConsultation'>['body'],
  ): Promise<void> {
    const consultation = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor, { revision });
      const { consultation, relations } = held;
      if (relations.has('requester') && consultation.state === 'draft')
        await requireComplete(em, consultation);
      if (because?.trim()) consultation.duplicateReason = because.trim();
      await this.ledger.apply(em, held, 'submit');
      return held.consultation;
    });
    this.hints.changed(consultation);
  }

  private async fill(em: EntityManager, draft: Consultation, content: Content): Promise<void> {
    const { invitedHospitalId, patient: _, template, answers, ...plain } = content;
    Object.assign(draft, plain);
    if (invitedHospitalId !== undefined) draft.invitedHospital = await this.hospital(em, invitedHospitalId);
    if (template !== undefined) this.choose(draft, template);
    if (answers) draft.answers = answersAfter(draft.answers, answers);
  }

  private choose(draft: Consultation, template: TemplateReference | null): void {
    if (template && !templateOf(template)) {
      throw new CatalogueError('REQUEST_INVALID', [
        { path: 'template', code: 'unknown', message: 'No such template' },
      ]);
    }
    draft.templateId = template?.id ?? null;
    draft.templateVersion = template?.version ?? null;
  }

  private async keepIdentity(em: EntityManager, { id }: Consultation, { patient }: Content): Promise<void> {
    if (patient && Object.keys(patient).length > 0) await this.identities.keep(em, id, patient);
  }

  private async hospital(em: EntityManager, id: HospitalId | null): Promise<Hospital | null> {
    const hospital = id && (await em.findOne(Hospital, { id }));
    if (id && !hospital) {
      throw new CatalogueError('REQUEST_INVALID', [
        { path: 'invitedHospitalId', code: 'unknown', message: 'No such hospital' },
      ]);
    }
    return hospital || null;
  }
}
