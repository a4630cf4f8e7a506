import { Inject, Injectable, Logger } from '@nestjs/common';
import { type JobPayload, recordingFilePath, recordingTokenScope } from '@jiedui/contracts';
import { SignJWT } from 'jose';
import { Readable } from 'node:stream';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { Storage } from '../../base/storage/storage.js';
import { NodeDirectory } from '../nodes/index.js';
import { RecordingSegment } from './recording.entity.js';

const tokenLife = '2m';
const fetchLimitMs = 60_000;

/** Fetches files of recordings from the nodes that wrote them. */
@Injectable()
export class SegmentFetcher {
  private readonly logger = new Logger(SegmentFetcher.name);
  private readonly secret: Uint8Array;

  constructor(
    @Inject(API_CONFIG) config: ApiConfig,
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly directory: NodeDirectory,
  ) {
    this.secret = new TextEncoder().encode(config.MEDIA_SECRET);
  }

  /** Keeps the file, and lets the node delete its copy. What cannot be had in an hour is lost, and said to be. */
  @HandlesJob('recording.fetch')
  async fetch({ segmentId }: JobPayload<'recording.fetch'>, run: { isLastAttempt: boolean }): Promise<void> {
    const segment = await this.database.read((em) =>
      em.findOne(RecordingSegment, { id: segmentId }, { populate: ['recording'] }),
    );
    if (!segment) return;
    const { nodeId, name, recording } = segment;
    try {
      if (segment.state !== 'kept') await this.keep(segment);
    } catch (error) {
      if (!run.isLastAttempt) throw error;
      this.logger.error({ segmentId, nodeId }, `a file of a recording is lost: ${String(error)}`);
      await this.mark(segmentId, 'lost');
      return;
    }
    await this.directory.command(nodeId, { type: 'recording.release', recordingId: recording.id, name });
  }

  private async keep({ id, nodeId, name, recording, sha256 }: RecordingSegment): Promise<void> {
    const node = (await this.directory.nodes()).find((one) => one.nodeId === nodeId);
    if (!node) throw new Error(`node ${nodeId} is away`);
    const path = recordingFilePath(recording.id, name);
    const response = await fetch(`${node.publicUrl}${path}`, {
      headers: { authorization: `Bearer ${await this.token(nodeId, path)}` },
      signal: AbortSignal.timeout(fetchLimitMs),
    });
    if (!response.ok || !response.body) throw new Error(`node ${nodeId} answered ${response.status}`);
    const stored = await this.storage.keep(Readable.fromWeb(response.body));
    if (stored.sha256 !== sha256) throw new Error(`node ${nodeId} sent another file than it told of`);
    await this.mark(id, 'kept');
  }

  private mark(id: string, state: RecordingSegment['state']): Promise<unknown> {
    return this.database.transaction((em) => em.nativeUpdate(RecordingSegment, { id }, { state }));
  }

  private token(nodeId: string, path: string): Promise<string> {
    return new SignJWT({ scope: recordingTokenScope })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('jiedui-api')
      .setAudience(nodeId)
      .setSubject(path)
      .setExpirationTime(tokenLife)
      .sign(this.secret);
  }
}
