import { Controller } from '@nestjs/common';
import { type Consultation, endpoints, type InputOf } from '@jiedui/contracts';
import type { ConsultationId } from '@jiedui/kernel';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { Database } from '../../base/database/database.js';
import { AttachmentService } from './attachment.service.js';
import { ConsultationLister } from './consultation.lister.js';
import { ConsultationReader } from './consultation.reader.js';
import { ConsultationService, type PlainAction, type StepInput } from './consultation.service.js';
import { DraftService } from './draft.service.js';
import { findTimeline } from './timeline.query.js';

@Controller()
export class ConsultationsController {
  constructor(
    private readonly database: Database,
    private readonly lists: ConsultationLister,
    private readonly reader: ConsultationReader,
    private readonly drafts: DraftService,
    private readonly service: ConsultationService,
    private readonly attachments: AttachmentService,
  ) {}

  @Endpoint(endpoints.listConsultations)
  listConsultations({ query }: InputOf<'listConsultations'>, caller: Caller) {
    return this.lists.list(caller, query);
  }

  @Endpoint(endpoints.getConsultation)
  getConsultation({ params }: InputOf<'getConsultation'>, caller: Caller) {
    return this.reader.get(caller, params.consultationId);
  }

  @Endpoint(endpoints.findByPatient)
  findByPatient({ body }: InputOf<'findByPatient'>, caller: Caller) {
    return this.lists.findByPatient(caller, body);
  }

  @Endpoint(endpoints.listTimeline)
  listTimeline({ params }: InputOf<'listTimeline'>, caller: Caller) {
    return this.database.read(async (em) => {
      const seen = await this.reader.see(em, caller, params.consultationId);
      await this.reader.recordReading(em, caller, seen, 'timeline');
      return findTimeline(em, params.consultationId);
    });
  }

  @Endpoint(endpoints.draftConsultation)
  async draftConsultation({ body }: InputOf<'draftConsultation'>, caller: Caller) {
    return this.reader.show(caller, await this.drafts.begin(caller, body));
  }

  @Endpoint(endpoints.updateDraft)
  async updateDraft({ params, body }: InputOf<'updateDraft'>, caller: Caller) {
    await this.drafts.save(caller, params.consultationId, body);
    return this.reader.show(caller, params.consultationId);
  }

  @Endpoint(endpoints.submitConsultation)
  async submitConsultation({ params, body }: InputOf<'submitConsultation'>, caller: Caller) {
    await this.drafts.submit(caller, params.consultationId, body);
    return this.reader.show(caller, params.consultationId);
  }

  @Endpoint(endpoints.acceptConsultation)
  acceptConsultation({ params, body }: InputOf<'acceptConsultation'>, caller: Caller) {
    return this.act(caller, params.consultationId, 'accept', body);
  }

  @Endpoint(endpoints.refuseConsultation)
  refuseConsultation({ params, body }: InputOf<'refuseConsultation'>, caller: Caller) {
    return this.act(caller, params.consultationId, 'refuse', body);
  }

  @Endpoint(endpoints.requestInformation)
  requestInformation({ params, body }: InputOf<'requestInformation'>, caller: Caller) {
    return this.act(caller, params.consultationId, 'requestInformation', body);
  }

  @Endpoint(endpoints.supplyInformation)
  supplyInformation({ params, body }: InputOf<'supplyInformation'>, caller: Caller) {
    return this.act(caller, params.consultationId, 'supplyInformation', body);
  }

  @Endpoint(endpoints.reassignConsultation)
  reassignConsultation({ params, body }: InputOf<'reassignConsultation'>, caller: Caller) {
    return this.act(caller, params.consultationId, 'reassign', body);
  }

  @Endpoint(endpoints.reopenConsultation)
  reopenConsultation({ params, body }: InputOf<'reopenConsultation'>, caller: Caller) {
    return this.act(caller, params.consultationId, 'reopen', body);
  }

  @Endpoint(endpoints.discardDraft)
  discardDraft({ params, body }: InputOf<'discardDraft'>, caller: Caller) {
    return this.act(caller, params.consultationId, 'discard', body);
  }

  @Endpoint(endpoints.cancelConsultation)
  cancelConsultation({ params, body }: InputOf<'cancelConsultation'>, caller: Caller) {
    return this.act(caller, params.consultationId, 'cancel', body);
  }

  @Endpoint(endpoints.acknowledgeConsultation)
  acknowledgeConsultation({ params, body }: InputOf<'acknowledgeConsultation'>, caller: Caller) {
    return this.act(caller, params.consultationId, 'acknowledge', body);
  }

  @Endpoint(endpoints.closeConsultation)
  closeConsultation({ params, body }: InputOf<'closeConsultation'>, caller: Caller) {
    return this.act(caller, params.consultationId, 'close', body);
  }

  @Endpoint(endpoints.getAttachment)
  getAttachment({ params }: InputOf<'getAttachment'>, caller: Caller) {
    return this.attachments.open(caller, params.consultationId, params.attachmentId);
  }

  @Endpoint(endpoints.removeAttachment)
  removeAttachment({ params }: InputOf<'removeAttachment'>, caller: Caller): Promise<void> {
    return this.attachments.remove(caller, params.consultationId, params.attachmentId);
  }

  private async act(
    caller: Caller,
    id: ConsultationId,
    action: PlainAction,
    input: StepInput,
  ): Promise<Consultation> {
    await this.service.act(caller, id, action, input);
    return this.reader.show(caller, id);
  }
}
