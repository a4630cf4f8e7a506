import { Controller } from '@nestjs/common';
import { attachmentMaxBytes, endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../base/http/endpoint.decorator.js';
import { uploadedFile } from '../../base/http/uploaded-file.js';
import { MilestoneService } from './milestone.service.js';
import { PlanItemService } from './plan-item.service.js';
import { PlanReader } from './plan.reader.js';
import { PlanService } from './plan.service.js';
import { ReviewService } from './review.service.js';

@Controller()
export class PlansController {
  constructor(
    private readonly reader: PlanReader,
    private readonly plans: PlanService,
    private readonly items: PlanItemService,
    private readonly milestones: MilestoneService,
    private readonly reviews: ReviewService,
  ) {}

  @Endpoint(endpoints.listPlans)
  listPlans({ query }: InputOf<'listPlans'>, caller: Caller) {
    return this.reader.list(caller, query);
  }

  @Endpoint(endpoints.listPlanTemplates)
  listPlanTemplates() {
    return this.reader.templates();
  }

  @Endpoint(endpoints.listUnplannedPairings)
  listUnplannedPairings({ query }: InputOf<'listUnplannedPairings'>, caller: Caller) {
    return this.reader.unplanned(caller, query.year);
  }

  @Endpoint(endpoints.listPlanDeviations)
  listPlanDeviations(_input: InputOf<'listPlanDeviations'>, caller: Caller) {
    return this.reader.deviations(caller);
  }

  @Endpoint(endpoints.createPlan)
  createPlan({ body }: InputOf<'createPlan'>, caller: Caller) {
    return this.plans.create(caller, body);
  }

  @Endpoint(endpoints.copyPlan)
  copyPlan({ params, body }: InputOf<'copyPlan'>, caller: Caller) {
    return this.plans.copy(caller, params.planId, body);
  }

  @Endpoint(endpoints.getPlan)
  getPlan({ params }: InputOf<'getPlan'>, caller: Caller) {
    return this.reader.get(caller, params.planId);
  }

  @Endpoint(endpoints.stepPlan)
  stepPlan({ params, body }: InputOf<'stepPlan'>, caller: Caller) {
    return this.plans.step(caller, params.planId, body);
  }

  @Endpoint(endpoints.addPlanItem)
  addPlanItem({ params, body }: InputOf<'addPlanItem'>, caller: Caller) {
    return this.items.add(caller, params.planId, body);
  }

  @Endpoint(endpoints.changePlanItem)
  changePlanItem({ params, body }: InputOf<'changePlanItem'>, caller: Caller) {
    return this.items.replace(caller, params, body);
  }

  @Endpoint(endpoints.removePlanItem)
  removePlanItem({ params, query }: InputOf<'removePlanItem'>, caller: Caller) {
    return this.items.remove(caller, params, query);
  }

  @Endpoint(endpoints.measureTarget)
  measureTarget({ params, body }: InputOf<'measureTarget'>, caller: Caller) {
    return this.items.measure(caller, params, body);
  }

  @Endpoint(endpoints.markMilestone)
  markMilestone({ params, body }: InputOf<'markMilestone'>, caller: Caller) {
    return this.milestones.mark(caller, params, body);
  }

  @Endpoint(endpoints.attachEvidence)
  async attachEvidence({ params }: InputOf<'attachEvidence'>, caller: Caller, { request }: Exchange) {
    const { filename, file } = await uploadedFile(request, attachmentMaxBytes);
    return this.milestones.attach(caller, params, { name: filename, content: file });
  }

  @Endpoint(endpoints.getEvidence)
  getEvidence({ params }: InputOf<'getEvidence'>, caller: Caller) {
    return this.milestones.open(caller, params);
  }

  @Endpoint(endpoints.removeEvidence)
  removeEvidence({ params }: InputOf<'removeEvidence'>, caller: Caller) {
    return this.milestones.removeEvidence(caller, params);
  }

  @Endpoint(endpoints.reviewPlanQuarter)
  reviewPlanQuarter({ params, body }: InputOf<'reviewPlanQuarter'>, caller: Caller) {
    return this.reviews.review(caller, params, body);
  }
}
