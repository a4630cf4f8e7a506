import { Injectable, Logger } from '@nestjs/common';
import { CatalogueError, type MediaNode, type NodeHeartbeat } from '@jiedui/contracts';
import { nodeStandingOf } from '@jiedui/domain';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { NodeDirectory } from './node.directory.js';

/** What whoever runs the installation sees of the media nodes, and emptying one without dropping anybody. */
@Injectable()
export class NodeDesk {
  private readonly logger = new Logger(NodeDesk.name);

  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly policy: AccessPolicy,
    private readonly directory: NodeDirectory,
  ) {}

  list(caller: Caller): Promise<MediaNode[]> {
    this.require(caller);
    return this.orUnavailable(() => this.view());
  }

  /** @throws CatalogueError NOT_FOUND for a node that gives no sign of life */
  async setDrain(caller: Caller, nodeId: string, isWanted: boolean): Promise<MediaNode[]> {
    const why = this.require(caller);
    const nodes = await this.orUnavailable(() => this.directory.nodes());
    if (!nodes.some((node) => node.nodeId === nodeId)) throw new CatalogueError('NOT_FOUND');
    await this.database.transaction((em) =>
      this.audit.record(em, {
        caller,
        action: 'change',
        subject: { kind: 'mediaNode', id: nodeId },
        why,
        details: { what: isWanted ? 'drain' : 'undrain' },
      }),
    );
    return this.orUnavailable(async () => {
      await this.directory.setDrain(nodeId, isWanted);
      return this.view();
    });
  }

  private async view(): Promise<MediaNode[]> {
    const nodes = await this.directory.nodes();
    return nodes.map(shownOf).toSorted((a, b) => a.nodeId.localeCompare(b.nodeId));
  }

  /** Heartbeats and wishes are kept in Redis, which may be away. */
  private async orUnavailable<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.logger.warn(`media nodes cannot be asked: ${String(error)}`);
      throw new CatalogueError('MEDIA_UNAVAILABLE', [], { cause: error });
    }
  }

  private require({ actor }: Caller) {
    return this.policy.require(actor, 'installation.manage', { kind: 'installation' });
  }
}

const shownOf = (node: NodeHeartbeat): MediaNode => ({
  nodeId: node.nodeId,
  region: node.region,
  standing: nodeStandingOf(node),
  loadPercent: Math.round(Math.min(Math.max(node.load, 0), 1) * 100),
  rooms: node.rooms,
  people: node.peers,
  heardAt: node.at,
});
