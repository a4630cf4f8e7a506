import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { ReportService } from './report.service.js';

@Controller()
export class ReportsController {
  constructor(private readonly service: ReportService) {}

  @Endpoint(endpoints.askReport)
  askReport({ body }: InputOf<'askReport'>, caller: Caller) {
    return this.service.ask(caller, body);
  }

  @Endpoint(endpoints.listReports)
  listReports({ query }: InputOf<'listReports'>, caller: Caller) {
    return this.service.list(caller, query);
  }

  @Endpoint(endpoints.getReport)
  getReport({ params }: InputOf<'getReport'>, caller: Caller) {
    return this.service.get(caller, params.reportId);
  }

  @Endpoint(endpoints.retryReport)
  retryReport({ params }: InputOf<'retryReport'>, caller: Caller) {
    return this.service.retry(caller, params.reportId);
  }

  @Endpoint(endpoints.cancelReport)
  cancelReport({ params }: InputOf<'cancelReport'>, caller: Caller) {
    return this.service.cancel(caller, params.reportId);
  }

  @Endpoint(endpoints.downloadReport)
  downloadReport({ params }: InputOf<'downloadReport'>, caller: Caller) {
    return this.service.open(caller, params.reportId);
  }
}
