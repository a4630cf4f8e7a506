import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ConsultationsModule } from '../consultations/index.js';
import { AppointmentFiles } from './appointment.files.js';
import { AvailabilityService } from './availability.service.js';
import { BoardService } from './board.service.js';
import { BookingController } from './booking.controller.js';
import { BookingService } from './booking.service.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarFeedService } from './calendar-feed.service.js';
import { CalendarMailService } from './calendar-mail.service.js';
import { CalendarService } from './calendar.service.js';
import { HoldSweep } from './hold.sweep.js';
import { ReservationDesk } from './reservation.desk.js';
import { ResourceService } from './resource.service.js';
import { SlotFinder } from './slot.finder.js';
import { SlotService } from './slot.service.js';
import { stateWorkdays, WORKDAYS } from './workdays.js';

@Module({
  imports: [AccessModule, ConsultationsModule],
  controllers: [BookingController, CalendarController],
  providers: [
    { provide: WORKDAYS, useFactory: stateWorkdays },
    AppointmentFiles,
    AvailabilityService,
    BoardService,
    BookingService,
    CalendarFeedService,
    CalendarMailService,
    CalendarService,
    HoldSweep,
    ReservationDesk,
    ResourceService,
    SlotFinder,
    SlotService,
  ],
  exports: [BookingService, SlotFinder],
})
export class SchedulingModule {}
