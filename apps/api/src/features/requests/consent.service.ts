import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type Consent as ConsentView, type NewConsent } from '@jiedui/contracts';
import { attachableStates, consentFaults, isSignature, signatureSvg } from '@jiedui/domain';
import type { AttachmentId, Clock, ConsentId, ConsultationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Readable } from 'node:stream';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { Storage } from '../../base/storage/storage.js';
import { AuditTrail } from '../audit/index.js';
import {
  Attachment,
  auditOf,
  Consent,
  consentView,
  type Consultation,
  ConsultationHints,
  ConsultationLedger,
  ConsultationReader,
} from '../consultations/index.js';
import { Person } from '../people/index.js';

const signatureType = 'image/svg+xml';
/** A clock of a county computer may be a little ahead. */
const aheadMs = 5 * 60_000;

type Document = Pick<Consent, 'method' | 'sha256' | 'mediaType' | 'sizeBytes' | 'attachmentId'>;

/** Who agreed to what is asked: nothing is submitted without it, and it can be withdrawn. */
@Injectable()
export class ConsentService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly reader: ConsultationReader,
    private readonly storage: Storage,
    private readonly hints: ConsultationHints,
    private readonly audit: AuditTrail,
  ) {}

  list(caller: Caller, id: ConsultationId): Promise<ConsentView[]> {
    return this.database.read(async (em) => {
      const { consultation, why } = await this.reader.see(em, caller, id);
      const consents = await em.find(
        Consent,
        { consultation },
        { populate: ['recordedBy', 'withdrawnBy'], orderBy: { recordedAt: 'desc' } },
      );
      for (const consent of consents) await this.note(em, caller, 'read', consent, why);
      return consents.map(consentView);
    });
  }

  async record(caller: Caller, id: ConsultationId, given: NewConsent): Promise<void> {
    const faults = consentFaults(given);
    if (faults.length > 0) {
      throw new CatalogueError(
        'CONSENT_UNSOUND',
        faults.map(({ path, code }) => ({ path, code, message: 'Consent' })),
      );
    }
    const now = this.clock.now();
    const givenAt = new Date(given.givenAt);
    if (givenAt.getTime() > now.getTime() + aheadMs) {
      throw new CatalogueError('CONSENT_UNSOUND', [
        { path: 'givenAt', code: 'inFuture', message: 'Consent' },
      ]);
    }
    const signature = await this.keepSignature(given);
    const consultation = await this.database.transaction(async (em) => {
      const held = await this.hold(em, caller, id);
      const { giver, whyNotPatient, relation, isFeeExplained } = given;
      if ((await em.count(Consent, { consultation: held, withdrawnAt: null })) > 0) {
        throw new CatalogueError('CONSENT_ALREADY_GIVEN');
      }
      const consent = em.create(Consent, {
        id: newId<ConsentId>(),
        consultation: held,
        giver,
        whyNotPatient,
        relation,
        isFeeExplained,
        givenAt,
        ...(signature ?? (await this.form(em, held, given))),
        recordedBy: em.getReference(Person, caller.personId),
        recordedAt: now,
        withdrawnAt: null,
        withdrawnBy: null,
        withdrawnBecause: null,
      });
      em.persist(consent);
      this.touch(held, { consentGiver: giver, consentedAt: givenAt });
      await this.note(em, caller, 'create', consent, 'requester');
      return held;
    });
    this.hints.changed(consultation);
  }

  async withdraw(caller: Caller, id: ConsultationId, consentId: ConsentId, reason: string): Promise<void> {
    if (reason.trim() === '') throw new CatalogueError('REASON_MISSING');
    const consultation = await this.database.transaction(async (em) => {
      const held = await this.hold(em, caller, id);
      const consent = await em.findOne(Consent, { id: consentId, consultation: held });
      if (!consent) throw new CatalogueError('NOT_FOUND');
      if (consent.withdrawnAt !== null) throw new CatalogueError('STATE_CONFLICT');
      consent.withdrawnAt = this.clock.now();
      consent.withdrawnBy = em.getReference(Person, caller.personId);
      consent.withdrawnBecause = reason.trim();
      // What was asked stays asked, and shows that the consent was withdrawn; a draft needs another.
      this.touch(held, held.state === 'draft' ? { consentGiver: null, consentedAt: null } : {});
      if (held.state !== 'draft') {
        this.ledger.oweNotice(em, held, { kind: 'consent.withdrawn', exceptPersonId: caller.personId });
      }
      await this.note(em, caller, 'remove', consent, 'requester');
      return held;
    });
    this.hints.changed(consultation);
  }

  async open(caller: Caller, id: ConsultationId, consentId: ConsentId): Promise<FileAnswer> {
    const consent = await this.database.read(async (em) => {
      const { consultation, why } = await this.reader.see(em, caller, id);
      const found = await em.findOne(Consent, { id: consentId, consultation });
      if (found) await this.note(em, caller, 'read', found, why);
      return found;
    });
    if (!consent) throw new CatalogueError('NOT_FOUND');
    const { sha256, mediaType, sizeBytes } = consent;
    return { stream: await this.storage.read(sha256), sha256, mediaType, sizeBytes, name: 'consent' };
  }

  private async hold(em: EntityManager, caller: Caller, id: ConsultationId): Promise<Consultation> {
    const { consultation, relations } = await this.ledger.hold(em, id, caller.actor);
    if (!relations.has('requester')) throw new CatalogueError('ACTION_NOT_ALLOWED');
    if (!attachableStates.includes(consultation.state)) throw new CatalogueError('STATE_CONFLICT');
    return consultation;
  }

  private touch(
    consultation: Consultation,
    change: Partial<Pick<Consultation, 'consentGiver' | 'consentedAt'>>,
  ): void {
    Object.assign(consultation, change, { revision: consultation.revision + 1, updatedAt: this.clock.now() });
  }

  /** Drawn here from the strokes: no image of a stranger's making is ever shown. */
  private async keepSignature({ proof }: NewConsent): Promise<Document | undefined> {
    if (proof.method !== 'signature') return undefined;
    if (!isSignature(proof.strokes)) throw new CatalogueError('SIGNATURE_EMPTY');
    const kept = await this.storage.keep(Readable.from([Buffer.from(signatureSvg(proof.strokes))]));
    return { method: 'signature', ...kept, mediaType: signatureType, attachmentId: null };
  }

  private async form(
    em: EntityManager,
    consultation: Consultation,
    { proof }: NewConsent,
  ): Promise<Document> {
    const attachmentId: AttachmentId | null = proof.method === 'form' ? proof.attachmentId : null;
    const found = attachmentId && (await em.findOne(Attachment, { id: attachmentId, consultation }));
    if (!found) {
      throw new CatalogueError('CONSENT_UNSOUND', [
        { path: 'proof.attachmentId', code: 'unknown', message: 'Consent' },
      ]);
    }
    const { sha256, mediaType, sizeBytes } = found;
    return { method: 'form', sha256, mediaType, sizeBytes, attachmentId };
  }

  private note(
    em: EntityManager,
    caller: Caller,
    action: 'create' | 'read' | 'remove',
    { id, consultation, method }: Consent,
    why: string,
  ): Promise<void> {
    const subject = { kind: 'consent', id } as const;
    return this.audit.record(em, {
      caller,
      action,
      ...auditOf(consultation),
      subject,
      why,
      details: { method },
    });
  }
}
