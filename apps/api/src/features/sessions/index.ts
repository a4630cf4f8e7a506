export * from './sessions.module.js';
export { GuestPresence, SessionGuest } from './guests/guest.entity.js';
export { sealedGuestColumns } from './guests/guest.view.js';
