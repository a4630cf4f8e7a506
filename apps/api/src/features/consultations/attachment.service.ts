import { Inject, Injectable } from '@nestjs/common';
import { attachmentMaxBytes, attachmentMediaTypes, attachmentsMax, CatalogueError } from '@jiedui/contracts';
import { attachableStates, type AttachmentKind } from '@jiedui/domain';
import type { AttachmentId, Clock, ConsultationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { type IncomingFile, keepIncoming } from '../../base/storage/incoming-file.js';
import { Storage } from '../../base/storage/storage.js';
import { AuditTrail } from '../audit/index.js';
import { Person } from '../people/index.js';
import { ConsultationHints } from './consultation.audience.js';
import { auditOf } from './consultation.audit.js';
import { ConsultationLedger } from './consultation.ledger.js';
import { ConsultationReader } from './consultation.reader.js';
import { Attachment } from './entities/attachment.entity.js';
import { Consent } from './entities/consent.entity.js';
import type { Consultation } from './entities/consultation.entity.js';

/** A file that came whole, of the kind its sender says. */
export interface IncomingAttachment extends IncomingFile {
  readonly id: AttachmentId;
  readonly kind: AttachmentKind;
}

@Injectable()
export class AttachmentService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly reader: ConsultationReader,
    private readonly storage: Storage,
    private readonly hints: ConsultationHints,
    private readonly audit: AuditTrail,
  ) {}

  /** Asked before anything is sent, so that nobody sends 25 MB in vain; and again when it is kept. */
  async requireRoom(em: EntityManager, caller: Caller, id: ConsultationId): Promise<Consultation> {
    return this.holdForFiles(em, caller, id);
  }

  /**
   * Keeps a file that came whole. One that is kept already, by its id, is not kept again.
   * @param alongside what else is to be true exactly when the file is attached
   */
  async keep(
    caller: Caller,
    consultationId: ConsultationId,
    { id, kind, ...file }: IncomingAttachment,
    alongside: (em: EntityManager) => Promise<void>,
  ): Promise<void> {
    const attached = await keepIncoming(this.storage, file, {
      maxBytes: attachmentMaxBytes,
      mediaTypes: attachmentMediaTypes,
    });
    const changed = await this.database.transaction(async (em) => {
      if ((await em.count(Attachment, { id })) > 0) return undefined;
      const consultation = await this.holdForFiles(em, caller, consultationId);
      const attachment = em.create(Attachment, {
        id,
        consultation,
        kind,
        ...attached,
        uploadedBy: em.getReference(Person, caller.personId),
        uploadedAt: this.clock.now(),
      });
      em.persist(attachment);
      await this.note(em, caller, 'create', attachment);
      // Once it was asked, a new file is something the other side has not seen yet.
      if (consultation.state !== 'draft') consultation.revision += 1;
      await alongside(em);
      return consultation;
    });
    if (changed) this.hints.changed(changed);
  }

  async open(caller: Caller, id: ConsultationId, attachmentId: AttachmentId): Promise<FileAnswer> {
    const attachment = await this.database.read(async (em) => {
      const { consultation, why } = await this.reader.see(em, caller, id);
      const found = await em.findOne(Attachment, { id: attachmentId, consultation });
      if (found) await this.note(em, caller, 'read', found, why);
      return found;
    });
    if (!attachment) throw new CatalogueError('NOT_FOUND');
    const { sha256, mediaType, name, sizeBytes } = attachment;
    return { stream: await this.storage.read(sha256), sha256, mediaType, name, sizeBytes };
  }

  async remove(caller: Caller, id: ConsultationId, attachmentId: AttachmentId): Promise<void> {
    const consultation = await this.database.transaction(async (em) => {
      const consultation = await this.holdAsRequester(em, caller, id);
      if (consultation.state !== 'draft') throw new CatalogueError('STATE_CONFLICT');
      const attachment = await em.findOne(Attachment, { id: attachmentId, consultation });
      if (!attachment) throw new CatalogueError('NOT_FOUND');
      // A form that a standing consent was given on goes when the consent is withdrawn.
      if ((await em.count(Consent, { attachmentId, withdrawnAt: null })) > 0) {
        throw new CatalogueError('STATE_CONFLICT');
      }
      await this.note(em, caller, 'remove', attachment);
      em.remove(attachment);
      return consultation;
    });
    this.hints.changed(consultation);
  }

  private async note(
    em: EntityManager,
    caller: Caller,
    action: 'create' | 'read' | 'remove',
    { id, consultation, sizeBytes }: Attachment,
    why: string = 'requester',
  ): Promise<void> {
    const subject = { kind: 'attachment', id } as const;
    await this.audit.record(em, {
      caller,
      action,
      ...auditOf(consultation),
      subject,
      why,
      details: { sizeBytes },
    });
  }

  private async holdAsRequester(
    em: EntityManager,
    caller: Caller,
    id: ConsultationId,
  ): Promise<Consultation> {
    const { consultation, relations } = await this.ledger.hold(em, id, caller.actor);
    if (!relations.has('requester')) throw new CatalogueError('ACTION_NOT_ALLOWED');
    return consultation;
  }

  private async holdForFiles(em: EntityManager, caller: Caller, id: ConsultationId): Promise<Consultation> {
    const consultation = await this.holdAsRequester(em, caller, id);
    if (!attachableStates.includes(consultation.state)) throw new CatalogueError('STATE_CONFLICT');
    if ((await em.count(Attachment, { consultation })) >= attachmentsMax) {
      throw new CatalogueError('FILES_TOO_MANY');
    }
    return consultation;
  }
}
