import { Module } from '@nestjs/common';
import { MilestoneService } from './milestone.service.js';
import { PlanBook } from './plan.book.js';
import { PlanItemService } from './plan-item.service.js';
import { PlanLedger } from './plan.ledger.js';
import { PlanReader } from './plan.reader.js';
import { PlanService } from './plan.service.js';
import { PlansController } from './plans.controller.js';
import { ReviewService } from './review.service.js';

@Module({
  providers: [
    MilestoneService,
    PlanBook,
    PlanItemService,
    PlanLedger,
    PlanReader,
    PlanService,
    ReviewService,
  ],
  controllers: [PlansController],
})
export class PlansModule {}
