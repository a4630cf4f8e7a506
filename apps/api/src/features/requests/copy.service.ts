import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import type { ConsultationState } from '@jiedui/domain';
import type { AttachmentId, Clock, ConsultationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import {
  Attachment,
  auditOf,
  blankDraft,
  type Consultation,
  ConsultationHints,
  ConsultationReader,
  PatientIdentityKeeper,
} from '../consultations/index.js';
import { Person } from '../people/index.js';

/** Ended without an answer. */
export const askableAgain: readonly ConsultationState[] = ['refused', 'expired', 'cancelled'];

/** A new draft of a question that got no answer: its text, its facts and its files, and no consent. */
@Injectable()
export class CopyService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly reader: ConsultationReader,
    private readonly identities: PatientIdentityKeeper,
    private readonly hints: ConsultationHints,
    private readonly audit: AuditTrail,
  ) {}

  async copy(caller: Caller, id: ConsultationId): Promise<ConsultationId> {
    const draft = await this.database.transaction(async (em) => {
      const { consultation, relations } = await this.reader.see(em, caller, id);
      if (!relations.has('requester')) throw new CatalogueError('ACTION_NOT_ALLOWED');
      if (!askableAgain.includes(consultation.state)) throw new CatalogueError('STATE_CONFLICT');
      const copied = this.draftOf(em, caller, consultation);
      em.persist(copied);
      await em.flush();
      await this.identities.keep(em, copied.id, await this.identities.open(em, id));
      await this.copyFiles(em, caller, consultation, copied);
      await this.audit.record(em, {
        caller,
        action: 'create',
        ...auditOf(copied),
        why: 'requester',
        details: { of: id },
      });
      return copied;
    });
    this.hints.changed(draft);
    return draft.id;
  }

  private draftOf(em: EntityManager, caller: Caller, from: Consultation): Consultation {
    const draft = blankDraft(em, {
      id: newId<ConsultationId>(),
      personId: caller.personId,
      hospitalId: from.invitingHospital.id,
      now: this.clock.now(),
    });
    const { consentGiver: _, invitedHospitalId: __, ...content } = from.requestContent();
    const { templateId, templateVersion, answers, invitedHospital } = from;
    return Object.assign(draft, content, {
      templateId,
      templateVersion,
      answers,
      invitedHospital,
      askedAgainOfId: from.id,
    });
  }

  /** The same bytes under the same hash: only the rows are new. The scanned consent was for the first asking. */
  private async copyFiles(
    em: EntityManager,
    caller: Caller,
    from: Consultation,
    to: Consultation,
  ): Promise<void> {
    const files = await em.find(Attachment, { consultation: from, kind: { $ne: 'consentForm' } });
    for (const { name, kind, mediaType, sizeBytes, sha256 } of files) {
      em.persist(
        em.create(Attachment, {
          id: newId<AttachmentId>(),
          consultation: to,
          name,
          kind,
          mediaType,
          sizeBytes,
          sha256,
          uploadedBy: em.getReference(Person, caller.personId),
          uploadedAt: this.clock.now(),
        }),
      );
    }
  }
}
