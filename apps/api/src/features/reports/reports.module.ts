import { Module } from '@nestjs/common';
import { ReportLedger } from './report.ledger.js';
import { ReportRenderer } from './report.renderer.js';
import { ReportService } from './report.service.js';
import { ReportsController } from './reports.controller.js';

@Module({
  controllers: [ReportsController],
  providers: [ReportLedger, ReportRenderer, ReportService],
})
export class ReportsModule {}
