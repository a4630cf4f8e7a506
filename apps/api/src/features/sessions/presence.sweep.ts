import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { NodeDirectory } from '../nodes/index.js';
import { PresenceService } from './presence.service.js';

const everyMs = 30_000;
/** A node that is out of reach of Redis goes on; one that is back within this time has lost nobody. */
const lostAfterMs = 120_000;

/** Empties the rooms of nodes that are gone for good: nobody else would say that their people have left. */
@Injectable()
export class PresenceSweep {
  private readonly logger = new Logger(PresenceSweep.name);
  /** By node, when it was found to be silent; one that was heard in between begins anew. */
  private silentSince: ReadonlyMap<string, Date> = new Map();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: NodeDirectory,
    private readonly presence: PresenceService,
  ) {}

  @Repeats({ everyMs, what: 'emptying the rooms of lost nodes' })
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const silent = await this.directory.silent(await this.presence.occupiedNodeIds());
    this.silentSince = new Map(silent.map((nodeId) => [nodeId, this.silentSince.get(nodeId) ?? now]));
    const before = new Date(now.getTime() - lostAfterMs);
    for (const [nodeId, since] of this.silentSince) {
      if (since > before) continue;
      this.logger.warn(`node ${nodeId} is lost: its rooms are empty`);
      await this.presence.clearNode(nodeId, before, now);
    }
  }
}
