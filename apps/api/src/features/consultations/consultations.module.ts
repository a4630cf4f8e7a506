import { Module } from '@nestjs/common';
import { AttachmentService } from './attachment.service.js';
import { ConsultationHints } from './consultation.audience.js';
import { ConsultationLedger } from './consultation.ledger.js';
import { ConsultationReader } from './consultation.reader.js';
import { ConsultationService } from './consultation.service.js';
import { ConsultationsController } from './consultations.controller.js';
import { DraftService } from './draft.service.js';
import { PatientIdentityKeeper } from './patient-identity.keeper.js';
import { SessionLedger } from './session.ledger.js';

@Module({
  controllers: [ConsultationsController],
  providers: [
    AttachmentService,
    ConsultationHints,
    ConsultationLedger,
    ConsultationReader,
    ConsultationService,
    DraftService,
    PatientIdentityKeeper,
    SessionLedger,
  ],
  exports: [ConsultationHints, ConsultationLedger, ConsultationReader, SessionLedger],
})
export class ConsultationsModule {}
