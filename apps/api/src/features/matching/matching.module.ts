import { Module } from '@nestjs/common';
import { PairingsModule } from '../pairings/index.js';
import { MatchingAcceptance } from './matching.acceptance.js';
import { MatchingAccess } from './matching.access.js';
import { MatchingController } from './matching.controller.js';
import { MatchingDesk } from './matching.desk.js';
import { MatchingLedger } from './matching.ledger.js';
import { MatchingReader } from './matching.reader.js';
import { MatchingRunner } from './matching.runner.js';
import { MatchingService } from './matching.service.js';

@Module({
  imports: [PairingsModule],
  controllers: [MatchingController],
  providers: [
    MatchingAcceptance,
    MatchingAccess,
    MatchingDesk,
    MatchingLedger,
    MatchingReader,
    MatchingRunner,
    MatchingService,
  ],
})
export class MatchingModule {}
