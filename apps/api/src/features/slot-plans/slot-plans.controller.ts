import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { SlotPlanReader } from './slot-plan.reader.js';
import { SlotPlanService } from './slot-plan.service.js';

@Controller()
export class SlotPlansController {
  constructor(
    private readonly reader: SlotPlanReader,
    private readonly service: SlotPlanService,
  ) {}

  @Endpoint(endpoints.getDemand)
  getDemand({ params }: InputOf<'getDemand'>, caller: Caller) {
    return this.reader.demand(caller, params.hospitalId);
  }

  @Endpoint(endpoints.listSlotPlans)
  listSlotPlans({ params, query }: InputOf<'listSlotPlans'>, caller: Caller) {
    return this.reader.list(caller, params.hospitalId, query);
  }

  @Endpoint(endpoints.proposeSlotPlan)
  proposeSlotPlan({ params, body }: InputOf<'proposeSlotPlan'>, caller: Caller) {
    return this.service.propose(caller, params.hospitalId, body);
  }

  @Endpoint(endpoints.getSlotPlan)
  getSlotPlan({ params }: InputOf<'getSlotPlan'>, caller: Caller) {
    return this.reader.get(caller, params.planId);
  }

  @Endpoint(endpoints.changeSlotPlan)
  changeSlotPlan({ params, body }: InputOf<'changeSlotPlan'>, caller: Caller) {
    return this.service.change(caller, params.planId, body);
  }

  @Endpoint(endpoints.publishSlotPlan)
  publishSlotPlan({ params, body }: InputOf<'publishSlotPlan'>, caller: Caller) {
    return this.service.publish(caller, params.planId, body);
  }

  @Endpoint(endpoints.withdrawSlotPlan)
  withdrawSlotPlan({ params, body }: InputOf<'withdrawSlotPlan'>, caller: Caller) {
    return this.service.withdraw(caller, params.planId, body);
  }

  @Endpoint(endpoints.staffSlotBlock)
  staffSlotBlock({ params, body }: InputOf<'staffSlotBlock'>, caller: Caller) {
    return this.service.staff(caller, params.blockId, body.expertId);
  }
}
