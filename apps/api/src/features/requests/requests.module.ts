import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ConsultationsModule } from '../consultations/index.js';
import { ConsentService } from './consent.service.js';
import { CopyService } from './copy.service.js';
import { RequestsController } from './requests.controller.js';
import { SimilarService } from './similar.service.js';
import { UploadGate } from './upload/upload.gate.js';
import { UploadLedger } from './upload/upload.ledger.js';
import { UploadRoutes } from './upload/upload.routes.js';
import { UploadStore } from './upload/upload.store.js';
import { UploadTidying } from './upload/upload.tidying.js';

@Module({
  imports: [AccessModule, ConsultationsModule],
  controllers: [RequestsController],
  providers: [
    ConsentService,
    CopyService,
    SimilarService,
    UploadGate,
    UploadLedger,
    UploadRoutes,
    UploadStore,
    UploadTidying,
  ],
})
export class RequestsModule {}
