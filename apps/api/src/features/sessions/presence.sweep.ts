import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { NodeDirectory } from '../nodes/index.js';
import { PresenceService } from './presence.service.js';

const everyMs = 30_000;
/** Who came a moment ago came to a node that lived. */
const graceMs = 60_000;

/** Empties the rooms of nodes that are gone for good: nobody else would say that their people have left. */
@Injectable()
export class PresenceSweep {
  private readonly logger = new Logger(PresenceSweep.name);
  /** Not heard of at the last look; one that only was out of reach for a moment is back at the next. */
  private missing: ReadonlySet<string> = new Set();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: NodeDirectory,
    private readonly presence: PresenceService,
  ) {}

  @Repeats({ everyMs, what: 'emptying the rooms of lost nodes' })
  async sweep(): Promise<void> {
    const alive = new Set((await this.directory.nodes()).map(({ nodeId }) => nodeId));
    const missing = (await this.presence.occupiedNodeIds()).filter((nodeId) => !alive.has(nodeId));
    const lost = missing.filter((nodeId) => this.missing.has(nodeId));
    this.missing = new Set(missing);
    const now = this.clock.now();
    const before = new Date(now.getTime() - graceMs);
    for (const nodeId of lost) {
      this.logger.warn(`node ${nodeId} is lost: its rooms are empty`);
      await this.presence.clearNode(nodeId, before, now);
    }
  }
}
