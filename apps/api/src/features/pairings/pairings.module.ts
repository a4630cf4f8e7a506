import { Module } from '@nestjs/common';
import { AgreementCalendar } from './agreement.calendar.js';
import { AgreementDocumentService } from './agreement-document.service.js';
import { AgreementHints } from './agreement.hints.js';
import { AgreementLedger } from './agreement.ledger.js';
import { AgreementProposals } from './agreement.proposals.js';
import { AgreementReader } from './agreement.reader.js';
import { AgreementService } from './agreement.service.js';
import { PairedHospitalsReader } from './paired-hospitals.reader.js';
import { PairingReader } from './pairing.reader.js';
import { PairingsController } from './pairings.controller.js';

@Module({
  controllers: [PairingsController],
  providers: [
    AgreementCalendar,
    AgreementDocumentService,
    AgreementHints,
    AgreementLedger,
    AgreementProposals,
    AgreementReader,
    AgreementService,
    PairedHospitalsReader,
    PairingReader,
  ],
  exports: [AgreementProposals],
})
export class PairingsModule {}
