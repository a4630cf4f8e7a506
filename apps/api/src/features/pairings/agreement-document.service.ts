import { Inject, Injectable } from '@nestjs/common';
import {
  type AgreementDocument as AgreementDocumentView,
  attachmentMaxBytes,
  attachmentMediaTypes,
  attachmentsMax,
  CatalogueError,
} from '@jiedui/contracts';
import type { AgreementId, Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { type IncomingFile, keepIncoming } from '../../base/storage/incoming-file.js';
import { Storage } from '../../base/storage/storage.js';
import { AuditTrail } from '../audit/index.js';
import { Person } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { AgreementDocument } from './agreement-document.entity.js';
import { auditOf } from './agreement.audit.js';
import { Agreement } from './agreement.entity.js';
import { AgreementHints } from './agreement.hints.js';
import { AgreementLedger } from './agreement.ledger.js';
import { isOver } from './agreement.reader.js';
import { documentView } from './agreement.view.js';

/** The papers of an agreement. */
@Injectable()
export class AgreementDocumentService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly ledger: AgreementLedger,
    private readonly storage: Storage,
    private readonly audit: AuditTrail,
    private readonly hints: AgreementHints,
  ) {}

  async attach(caller: Caller, id: AgreementId, file: IncomingFile): Promise<AgreementDocumentView> {
    // Asked before the upload is read, so that nobody sends 25 MB in vain; and again when it is kept.
    await this.database.transaction((em) => this.holdForDocuments(em, caller, id));
    const kept = await keepIncoming(this.storage, file, {
      maxBytes: attachmentMaxBytes,
      mediaTypes: attachmentMediaTypes,
    });
    const document = await this.database.transaction(async (em) => {
      const agreement = await this.holdForDocuments(em, caller, id);
      const document = em.create(AgreementDocument, {
        id: newId(),
        agreement,
        ...kept,
        uploadedBy: await em.findOneOrFail(Person, { id: caller.personId }),
        uploadedAt: this.clock.now(),
      });
      em.persist(document);
      await this.note(em, caller, 'create', document);
      return document;
    });
    this.hints.changed(document.agreement);
    return documentView(document);
  }

  /** @throws NOT_FOUND, ACTION_NOT_ALLOWED */
  async open(caller: Caller, id: AgreementId, documentId: string): Promise<FileAnswer> {
    const document = await this.database.read(async (em) => {
      const agreement = await em.findOne(
        Agreement,
        { id },
        { populate: ['pairing.invitingHospital', 'pairing.invitedHospital'] },
      );
      if (!agreement) throw new CatalogueError('NOT_FOUND');
      this.policy.require(caller.actor, 'pairing.see', { kind: 'pairing', ...agreement.pairing.subject() });
      return em.findOne(AgreementDocument, { id: documentId, agreement });
    });
    if (!document) throw new CatalogueError('NOT_FOUND');
    const { sha256, mediaType, name, sizeBytes } = document;
    return { stream: await this.storage.read(sha256), sha256, mediaType, name, sizeBytes };
  }

  /** From a draft alone: what was signed keeps its papers. */
  async remove(caller: Caller, id: AgreementId, documentId: string): Promise<void> {
    const agreement = await this.database.transaction(async (em) => {
      const agreement = await this.holdForChange(em, caller, id);
      if (agreement.state !== 'draft') throw new CatalogueError('AGREEMENT_STATE_CONFLICT');
      const document = await em.findOne(AgreementDocument, { id: documentId, agreement });
      if (!document) throw new CatalogueError('NOT_FOUND');
      await this.note(em, caller, 'remove', document);
      em.remove(document);
      return agreement;
    });
    this.hints.changed(agreement);
  }

  private async holdForChange(em: EntityManager, caller: Caller, id: AgreementId): Promise<Agreement> {
    const { agreement } = await this.ledger.hold(em, id, caller.actor);
    this.policy.require(caller.actor, 'pairing.change', { kind: 'pairing', ...agreement.pairing.subject() });
    return agreement;
  }

  private async holdForDocuments(em: EntityManager, caller: Caller, id: AgreementId): Promise<Agreement> {
    const agreement = await this.holdForChange(em, caller, id);
    if (isOver(agreement)) throw new CatalogueError('AGREEMENT_STATE_CONFLICT');
    if ((await em.count(AgreementDocument, { agreement })) >= attachmentsMax) {
      throw new CatalogueError('FILES_TOO_MANY');
    }
    return agreement;
  }

  private note(
    em: EntityManager,
    caller: Caller,
    action: 'create' | 'remove',
    { id, agreement, sizeBytes }: AgreementDocument,
  ): Promise<void> {
    const details = { document: id, sizeBytes };
    return this.audit.record(em, { caller, action, ...auditOf(agreement), details });
  }
}
