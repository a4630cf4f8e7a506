import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AttachmentService } from './attachment.service.js';
import { ConsultationHints } from './consultation.audience.js';
import { ConsultationLedger } from './consultation.ledger.js';
import { ConsultationLister } from './consultation.lister.js';
import { ConsultationReader } from './consultation.reader.js';
import { ConsultationService } from './consultation.service.js';
import { ConsultationsController } from './consultations.controller.js';
import { CourseClock } from './course.clock.js';
import { DraftService } from './draft.service.js';
import { PatientIdentityKeeper } from './patient-identity.keeper.js';
import { RefusalWitness } from './refusal.witness.js';
import { SessionEncryption } from './session.encryption.js';
import { SessionLedger } from './session.ledger.js';

@Module({
  controllers: [ConsultationsController],
  providers: [
    AttachmentService,
    ConsultationHints,
    ConsultationLedger,
    ConsultationLister,
    ConsultationReader,
    ConsultationService,
    CourseClock,
    DraftService,
    PatientIdentityKeeper,
    SessionEncryption,
    SessionLedger,
    { provide: APP_INTERCEPTOR, useClass: RefusalWitness },
  ],
  exports: [
    AttachmentService,
    ConsultationHints,
    ConsultationLedger,
    ConsultationReader,
    PatientIdentityKeeper,
    SessionEncryption,
    SessionLedger,
  ],
})
export class ConsultationsModule {}
