import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/index.js';
import { ClinicCallSweep } from './clinic-call.sweep.js';
import { DemandSweep } from './demand.sweep.js';
import { SlotCalendar, slotWorkdays } from './slot-calendar.js';
import { SlotPlanReader } from './slot-plan.reader.js';
import { SlotPlanService } from './slot-plan.service.js';
import { SlotPlansController } from './slot-plans.controller.js';

@Module({
  imports: [ConsultationsModule],
  controllers: [SlotPlansController],
  providers: [ClinicCallSweep, DemandSweep, slotWorkdays, SlotCalendar, SlotPlanReader, SlotPlanService],
})
export class SlotPlansModule {}
