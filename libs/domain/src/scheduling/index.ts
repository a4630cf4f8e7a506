export * from './availability.js';
export * from './calendar-mail.rule.js';
export * from './local-time.js';
export * from './reservation.js';
export * from './slot-search.js';
export * from './span.js';
export * from './weekly-hours.js';
export * from './workday-calendar.js';
