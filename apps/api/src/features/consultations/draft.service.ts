import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf } from '@jiedui/contracts';
import { consultationServices, hospitalPosts, responseDueAt } from '@jiedui/domain';
import type { Clock, ConsultationId, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { Hospital } from '../hospitals/index.js';
import { agreementFor } from '../pairings/index.js';
import { Person } from '../people/index.js';
import { ConsultationHints } from './consultation.audience.js';
import { auditOf } from './consultation.audit.js';
import { ConsultationLedger } from './consultation.ledger.js';
import { PatientIdentityKeeper } from './patient-identity.keeper.js';
import { Consultation } from './entities/consultation.entity.js';

type Content = InputOf<'draftConsultation'>['body'];

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

  async begin(caller: Caller, content: Content): Promise<ConsultationId> {
    const post = hospitalPosts(caller.actor, 'countyDoctor')[0];
    if (!post) throw new CatalogueError('ACTION_NOT_ALLOWED');
    const consultation = await this.database.transaction(async (em) => {
      const now = this.clock.now();
      const draft = em.create(Consultation, {
        id: newId<ConsultationId>(),
        revision: 1,
        state: 'draft',
        requestedBy: em.getReference(Person, caller.personId),
        invitingHospital: em.getReference(Hospital, post.hospitalId),
        invitedHospital: null,
        expert: null,
        specialty: null,
        urgency: null,
        patientAgeYears: null,
        patientSex: null,
        history: '',
        question: '',
        consentGiver: null,
        consentedAt: null,
        reason: null,
        createdAt: now,
        updatedAt: now,
        submittedAt: null,
        responseDueAt: null,
        agreement: null,
      });
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

  async submit(caller: Caller, id: ConsultationId, revision: number): Promise<void> {
    const consultation = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor, { revision });
      await this.ledger.apply(em, held, 'submit');
      await this.startClocks(em, held.consultation);
      return held.consultation;
    });
    this.hints.changed(consultation);
  }

  /** From here on the agreed time to answer runs, and the consent is on record. */
  private async startClocks(em: EntityManager, consultation: Consultation): Promise<void> {
    const now = this.clock.now();
    const { invitingHospital, invitedHospital, specialty, urgency } = consultation;
    if (!invitedHospital || !urgency) throw new CatalogueError('REQUEST_INCOMPLETE');
    const wanted = { invitingHospitalId: invitingHospital.id, invitedHospitalId: invitedHospital.id };
    const standing = { ...wanted, specialty, anyServiceOf: consultationServices };
    const { agreement } = await agreementFor(em, standing, now);
    if (!agreement) throw new CatalogueError('AGREEMENT_MISSING');
    consultation.agreement = agreement;
    consultation.submittedAt = now;
    consultation.responseDueAt = responseDueAt(now, urgency, agreement.responseLimitMinutes);
  }

  private async fill(em: EntityManager, draft: Consultation, content: Content): Promise<void> {
    const { invitedHospitalId, consentGiver, patient: _, ...plain } = content;
    Object.assign(draft, plain);
    if (invitedHospitalId !== undefined) draft.invitedHospital = await this.hospital(em, invitedHospitalId);
    if (consentGiver !== undefined && consentGiver !== draft.consentGiver) {
      draft.consentGiver = consentGiver;
      draft.consentedAt = consentGiver === null ? null : this.clock.now();
    }
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
