import { Controller, Get, Inject } from '@nestjs/common';
import { endpoints, type Installation } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { version } from '../../base/config/version.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { captionsUrl } from '../../base/http/web-app.js';
import { openApiDocument } from '../../base/http/openapi.js';

@Controller()
export class InstallationController {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The document of this API itself; it is made from the contracts, so it is not one of them. */
  @Get('openapi.json')
  getOpenApi() {
    return openApiDocument();
  }

  @Endpoint(endpoints.getInstallation)
  async getInstallation(): Promise<Installation> {
    return {
      version,
      now: this.clock.now().toISOString(),
      mailboxUrl: this.config.MAILBOX_URL ?? null,
      captionsUrl: this.config.CAPTIONS_DIR ? captionsUrl : null,
    };
  }
}
