import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { ChainReader } from './chain.reader.js';
import { ReadersService } from './readers.service.js';
import { TrailExport } from './trail.export.js';
import { TrailReader } from './trail.reader.js';

@Controller()
export class InspectionController {
  constructor(
    private readonly trail: TrailReader,
    private readonly files: TrailExport,
    private readonly chain: ChainReader,
    private readonly readers: ReadersService,
  ) {}

  @Endpoint(endpoints.listAuditEvents)
  listAuditEvents({ query }: InputOf<'listAuditEvents'>, caller: Caller) {
    return this.trail.list(caller, query);
  }

  @Endpoint(endpoints.exportAuditEvents)
  exportAuditEvents({ query }: InputOf<'exportAuditEvents'>, caller: Caller) {
    return this.files.open(caller, query);
  }

  @Endpoint(endpoints.getAuditEvent)
  getAuditEvent({ params }: InputOf<'getAuditEvent'>, caller: Caller) {
    return this.trail.get(caller, params.auditEventId);
  }

  @Endpoint(endpoints.getAuditChain)
  async getAuditChain({ query }: InputOf<'getAuditChain'>, caller: Caller) {
    return this.chain.show(caller, query);
  }

  @Endpoint(endpoints.verifyAuditChain)
  verifyAuditChain({ query }: InputOf<'verifyAuditChain'>, caller: Caller) {
    return this.chain.verify(caller, query);
  }

  @Endpoint(endpoints.listReaders)
  async listReaders(input: InputOf<'listReaders'>, caller: Caller) {
    return this.readers.list(caller, input);
  }
}
