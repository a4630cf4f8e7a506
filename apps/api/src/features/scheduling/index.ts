export { BookingService } from './booking.service.js';
export { ReservationDesk, type Subject, type Taking } from './reservation.desk.js';
export * from './scheduling.module.js';
export { SlotFinder, type SlotSearch } from './slot.finder.js';
export { stateWorkdays, WORKDAYS } from './workdays.js';
