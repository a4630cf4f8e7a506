import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { NodeDesk } from './node.desk.js';

@Controller()
export class NodesController {
  constructor(private readonly desk: NodeDesk) {}

  @Endpoint(endpoints.listMediaNodes)
  listMediaNodes(_input: InputOf<'listMediaNodes'>, caller: Caller) {
    return this.desk.list(caller);
  }

  @Endpoint(endpoints.drainMediaNode)
  drainMediaNode({ params }: InputOf<'drainMediaNode'>, caller: Caller) {
    return this.desk.setDrain(caller, params.nodeId, true);
  }

  @Endpoint(endpoints.undrainMediaNode)
  undrainMediaNode({ params }: InputOf<'undrainMediaNode'>, caller: Caller) {
    return this.desk.setDrain(caller, params.nodeId, false);
  }
}
