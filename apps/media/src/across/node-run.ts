import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';

/** Tells this run of the node from one before, which left things in Redis that are true no more. */
@Injectable()
export class NodeRun {
  readonly id = randomUUID();
}
