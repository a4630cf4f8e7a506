import { recordingFilePath, recordingTokenScope } from '@jiedui/contracts';
import { Controller, Get, Headers, Inject, NotFoundException, Param, StreamableFile } from '@nestjs/common';
import { jwtVerify } from 'jose';
import { createReadStream } from 'node:fs';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { RecordingSpool } from './recording.spool.js';

/** Serves what waits to be fetched, to the api alone. Whatever is wrong, a stranger is told the same. */
@Controller()
export class RecordingController {
  private readonly secret: Uint8Array;

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    private readonly spool: RecordingSpool,
  ) {
    this.secret = new TextEncoder().encode(config.MEDIA_SECRET);
  }

  @Get('recordings/:recordingId/:name')
  async file(
    @Param('recordingId') recordingId: string,
    @Param('name') name: string,
    @Headers('authorization') authorization = '',
  ): Promise<StreamableFile> {
    const isAllowed = await this.allows(authorization, recordingFilePath(recordingId, name));
    const file = isAllowed ? await this.spool.find(recordingId, name) : undefined;
    if (!file) throw new NotFoundException();
    return new StreamableFile(createReadStream(file), { type: 'application/octet-stream' });
  }

  private async allows(authorization: string, subject: string): Promise<boolean> {
    const token = authorization.replace(/^Bearer /, '');
    const verified = await jwtVerify(token, this.secret, {
      algorithms: ['HS256'],
      issuer: 'jiedui-api',
      audience: this.config.MEDIA_NODE_ID,
      subject,
    }).catch(() => undefined);
    return verified?.payload.scope === recordingTokenScope;
  }
}
