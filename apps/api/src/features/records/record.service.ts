import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type JobPayload } from '@jiedui/contracts';
import type { Clock, ConsultationId, OpinionId } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { Storage } from '../../base/storage/storage.js';
import { AuditTrail } from '../audit/index.js';
import {
  Attachment,
  auditOf,
  Consultation,
  ConsultationHints,
  ConsultationLedger,
  ConsultationReader,
  LiveSession,
  Opinion,
  PanelOpinion,
  Presence,
  RecordDocument,
} from '../consultations/index.js';
import { retainedUntil, retentionClassOf, systemActor } from '@jiedui/domain';
import { type RecordSource, recordText } from './record.document.js';
import { renderRecord } from './record.pdf.js';

@Injectable()
export class RecordService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly ledger: ConsultationLedger,
    private readonly reader: ConsultationReader,
    private readonly hints: ConsultationHints,
    private readonly audit: AuditTrail,
  ) {}

  async open(caller: Caller, id: ConsultationId): Promise<FileAnswer> {
    const { record, number } = await this.database.read(async (em) => {
      const { consultation, why } = await this.reader.see(em, caller, id);
      const record = await em.findOne(RecordDocument, { consultation });
      if (record) {
        const subject = { kind: 'record', id: record.id } as const;
        await this.audit.record(em, { caller, action: 'read', ...auditOf(consultation), subject, why });
      }
      return { record, number: consultation.number };
    });
    if (!record) throw new CatalogueError('RECORD_NOT_READY');
    const { sha256, sizeBytes } = record;
    return {
      stream: await this.storage.read(sha256),
      mediaType: 'application/pdf',
      name: `${number}.pdf`,
      sizeBytes,
      sha256,
    };
  }

  /** Renders the record of a signed opinion, once: a second run finds it there. */
  @HandlesJob('record.render')
  async render({ consultationId, opinionId }: JobPayload<'record.render'>): Promise<void> {
    const source = await this.gather(consultationId, opinionId);
    if (!source) return;
    const { locale } = source.consultation.requestedBy;
    const file = await this.storage.keep(renderRecord(recordText(source, locale), locale));
    const consultation = await this.database.transaction(async (em) => {
      // Holding the consultation makes a second worker wait here, and then find the record.
      const held = await this.ledger.hold(em, consultationId, systemActor);
      const { consultation } = held;
      if ((await em.count(RecordDocument, { opinion: opinionId })) > 0) return undefined;
      const id = newId();
      const renderedAt = this.clock.now();
      const retentionClass = retentionClassOf(consultation.careSetting);
      em.persist(
        em.create(RecordDocument, {
          id,
          consultation,
          opinion: em.getReference(Opinion, opinionId),
          ...file,
          renderedAt,
          retentionClass,
          retainUntil: retainedUntil(renderedAt, retentionClass),
        }),
      );
      await this.ledger.note(em, held, { action: 'create', subject: { kind: 'record', id } });
      this.ledger.oweNotice(em, consultation, { kind: 'record.ready' });
      return consultation;
    });
    if (consultation) this.hints.changed(consultation);
  }

  /** Nothing where there is nothing to render: not signed, or rendered already. */
  private gather(id: ConsultationId, opinionId: OpinionId): Promise<RecordSource | undefined> {
    return this.database.read(async (em) => {
      const opinion = await em.findOne(
        Opinion,
        { id: opinionId, signedAt: { $ne: null } },
        { populate: ['author'] },
      );
      if (!opinion || (await em.count(RecordDocument, { opinion })) > 0) return undefined;
      const consultation = await em.findOneOrFail(
        Consultation,
        { id },
        { populate: ['requestedBy', 'invitingHospital', 'invitedHospital'] },
      );
      const attachments = await em.find(Attachment, { consultation }, { orderBy: { uploadedAt: 'asc' } });
      const panel = await em.find(
        PanelOpinion,
        { consultation, signedAt: { $ne: null } },
        { populate: ['author'], orderBy: { signedAt: 'asc' } },
      );
      const last = await em.findOne(
        LiveSession,
        { consultation, state: 'ended' },
        { orderBy: { startsAt: 'desc' } },
      );
      const wasHeld = last !== null && (await em.count(Presence, { session: last })) > 0;
      return {
        consultation,
        opinion,
        session: wasHeld ? last : null,
        attachments,
        panel,
      };
    });
  }
}
