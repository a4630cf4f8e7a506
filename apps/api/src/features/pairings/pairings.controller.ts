import { Controller } from '@nestjs/common';
import { attachmentMaxBytes, endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../base/http/endpoint.decorator.js';
import { uploadedFile } from '../../base/http/uploaded-file.js';
import { AgreementDocumentService } from './agreement-document.service.js';
import { AgreementReader } from './agreement.reader.js';
import { AgreementService } from './agreement.service.js';
import { PairedHospitalsReader } from './paired-hospitals.reader.js';
import { PairingReader } from './pairing.reader.js';

@Controller()
export class PairingsController {
  constructor(
    private readonly pairedHospitals: PairedHospitalsReader,
    private readonly agreements: AgreementService,
    private readonly reader: AgreementReader,
    private readonly pairings: PairingReader,
    private readonly documents: AgreementDocumentService,
  ) {}

  @Endpoint(endpoints.listPairedHospitals)
  listPairedHospitals(_input: InputOf<'listPairedHospitals'>, caller: Caller) {
    return this.pairedHospitals.list(caller);
  }

  @Endpoint(endpoints.listAgreements)
  listAgreements({ query }: InputOf<'listAgreements'>, caller: Caller) {
    return this.pairings.list(caller, query);
  }

  @Endpoint(endpoints.getPairing)
  getPairing({ params }: InputOf<'getPairing'>, caller: Caller) {
    return this.pairings.get(caller, params.pairingId);
  }

  @Endpoint(endpoints.draftAgreement)
  draftAgreement({ body }: InputOf<'draftAgreement'>, caller: Caller) {
    return this.agreements.draft(caller, body);
  }

  @Endpoint(endpoints.getAgreement)
  getAgreement({ params }: InputOf<'getAgreement'>, caller: Caller) {
    return this.reader.get(caller, params.agreementId);
  }

  @Endpoint(endpoints.updateAgreement)
  updateAgreement({ params, body }: InputOf<'updateAgreement'>, caller: Caller) {
    return this.agreements.change(caller, params.agreementId, body);
  }

  @Endpoint(endpoints.stepAgreement)
  stepAgreement({ params, body }: InputOf<'stepAgreement'>, caller: Caller) {
    return this.agreements.step(caller, params.agreementId, body);
  }

  @Endpoint(endpoints.attachAgreementDocument)
  async attachAgreementDocument(
    { params }: InputOf<'attachAgreementDocument'>,
    caller: Caller,
    { request }: Exchange,
  ) {
    try {
      const { filename: name, file: content } = await uploadedFile(request, attachmentMaxBytes);
      return await this.documents.attach(caller, params.agreementId, { name, content });
    } finally {
      // A browser that still sends does not read: take the rest, so that it sees the answer.
      request.raw.unpipe();
      request.raw.resume();
    }
  }

  @Endpoint(endpoints.getAgreementDocument)
  getAgreementDocument({ params }: InputOf<'getAgreementDocument'>, caller: Caller) {
    return this.documents.open(caller, params.agreementId, params.documentId);
  }

  @Endpoint(endpoints.removeAgreementDocument)
  removeAgreementDocument({ params }: InputOf<'removeAgreementDocument'>, caller: Caller): Promise<void> {
    return this.documents.remove(caller, params.agreementId, params.documentId);
  }
}
