import { Controller, Inject } from '@nestjs/common';
import { endpoints, type InputOf, type RequestTemplate } from '@jiedui/contracts';
import { clinicalFields, templatesOn } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { ConsultationReader } from '../consultations/index.js';
import { ConsentService } from './consent.service.js';
import { CopyService } from './copy.service.js';
import { SimilarService } from './similar.service.js';

@Controller()
export class RequestsController {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly reader: ConsultationReader,
    private readonly consents: ConsentService,
    private readonly copies: CopyService,
    private readonly similar: SimilarService,
  ) {}

  @Endpoint(endpoints.listRequestTemplates)
  async listRequestTemplates({ query }: InputOf<'listRequestTemplates'>): Promise<RequestTemplate[]> {
    const day = query.on ?? this.clock.now().toISOString().slice(0, 10);
    return templatesOn(day, query.specialty).map((one) => ({
      ...one,
      specialties: [...one.specialties],
      files: [...one.files],
      fields: one.fields.map(({ key, need }) => ({ key, need, field: mutable(clinicalFields[key]) })),
    }));
  }

  @Endpoint(endpoints.findSimilarRequests)
  findSimilarRequests({ body }: InputOf<'findSimilarRequests'>, caller: Caller) {
    return this.similar.find(caller, body);
  }

  @Endpoint(endpoints.copyConsultation)
  async copyConsultation({ params }: InputOf<'copyConsultation'>, caller: Caller) {
    return this.reader.show(caller, await this.copies.copy(caller, params.consultationId));
  }

  @Endpoint(endpoints.listConsents)
  listConsents({ params }: InputOf<'listConsents'>, caller: Caller) {
    return this.consents.list(caller, params.consultationId);
  }

  @Endpoint(endpoints.recordConsent)
  async recordConsent({ params, body }: InputOf<'recordConsent'>, caller: Caller) {
    await this.consents.record(caller, params.consultationId, body);
    return this.reader.show(caller, params.consultationId);
  }

  @Endpoint(endpoints.withdrawConsent)
  async withdrawConsent({ params, body }: InputOf<'withdrawConsent'>, caller: Caller) {
    await this.consents.withdraw(caller, params.consultationId, params.consentId, body.reason);
    return this.reader.show(caller, params.consultationId);
  }

  @Endpoint(endpoints.getConsentDocument)
  getConsentDocument({ params }: InputOf<'getConsentDocument'>, caller: Caller) {
    return this.consents.open(caller, params.consultationId, params.consentId);
  }
}

const mutable = (field: (typeof clinicalFields)[keyof typeof clinicalFields]) =>
  field.kind === 'choice' ? { ...field, options: [...field.options] } : field;
