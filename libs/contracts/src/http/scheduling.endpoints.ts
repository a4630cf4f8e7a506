import { z } from 'zod';
import { consultationId, hospitalId, instant, personId, resourceId } from '../shapes/ids.js';
import {
  Availability,
  AvailabilityException,
  AvailabilityInput,
  Board,
  CalendarFeed,
  ExceptionInput,
  MyCalendar,
  Resource,
  ResourceInput,
  SlotAnswer,
  SlotQuestion,
  taken,
} from '../shapes/scheduling.js';
import { endpoint } from './endpoint.js';

const tag = 'scheduling';
const access = 'signedIn';
const ofConsultation = z.object({ consultationId });
const ofPerson = z.object({ personId });
const ofHospital = z.object({ hospitalId });

const slots = {
  searchSlots: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/slots',
    tag,
    summary: 'The earliest times at which its expert and all else that is wanted are free',
    access,
    params: ofConsultation,
    body: SlotQuestion,
    response: SlotAnswer,
    errors: ['ACTION_NOT_ALLOWED', 'STATE_CONFLICT', 'SPAN_INVALID'],
  }),
  holdSlot: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/hold',
    tag,
    summary: 'Keep a time for some minutes while somebody decides; a later hold takes its place',
    access,
    params: ofConsultation,
    body: z.object({ startsAt: instant, endsAt: instant, ...taken }),
    response: z.object({ expiresAt: instant }),
    errors: [
      'ACTION_NOT_ALLOWED',
      'STATE_CONFLICT',
      'APPOINTMENT_IN_PAST',
      'APPOINTMENT_LENGTH_INVALID',
      'EXPERT_DOUBLE_BOOKED',
      'ROOM_TAKEN',
      'DEVICE_TAKEN',
      'SUBJECT_UNKNOWN',
    ],
  }),
  releaseHold: endpoint({
    method: 'DELETE',
    path: '/consultations/{consultationId}/hold',
    tag,
    summary: 'Let go of a time that was kept',
    access,
    params: ofConsultation,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  getAppointmentFile: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/appointment',
    tag,
    summary: 'The booked session as a file for calendars; it names no patient',
    access,
    params: ofConsultation,
    givesFile: ['text/calendar'],
    errors: ['SESSION_NOT_OPEN'],
  }),
};

const availability = {
  getAvailability: endpoint({
    method: 'GET',
    path: '/people/{personId}/availability',
    tag,
    summary: 'When an expert may be booked: my own, or of the hospital I coordinate',
    access,
    params: ofPerson,
    response: Availability,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  saveAvailability: endpoint({
    method: 'PUT',
    path: '/people/{personId}/availability',
    tag,
    summary: 'Keep another week and time to walk; what is booked stays booked',
    access,
    params: ofPerson,
    body: AvailabilityInput,
    response: Availability,
    errors: ['ACTION_NOT_ALLOWED', 'REVISION_CONFLICT'],
  }),
  addAvailabilityException: endpoint({
    method: 'POST',
    path: '/people/{personId}/availability/exceptions',
    tag,
    summary: 'Take leave, or offer more time',
    access,
    params: ofPerson,
    body: ExceptionInput,
    response: AvailabilityException,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  removeAvailabilityException: endpoint({
    method: 'DELETE',
    path: '/people/{personId}/availability/exceptions/{exceptionId}',
    tag,
    summary: 'Take a leave or an offer back',
    access,
    params: z.object({ personId, exceptionId: z.uuid() }),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
};

const resources = {
  listResources: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}/resources',
    tag,
    summary: 'Rooms and devices that sessions take',
    access,
    params: ofHospital,
    response: z.array(Resource),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  addResource: endpoint({
    method: 'POST',
    path: '/hospitals/{hospitalId}/resources',
    tag,
    summary: 'Enter a room or a device',
    access,
    params: ofHospital,
    body: ResourceInput,
    response: Resource,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  changeResource: endpoint({
    method: 'PATCH',
    path: '/resources/{resourceId}',
    tag,
    summary: 'Rename a room or a device, or take it out of use; what is booked stays booked',
    access,
    params: z.object({ resourceId }),
    body: ResourceInput.omit({ kind: true }).partial().extend({ isRetired: z.boolean().optional() }),
    response: Resource,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  getBoard: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}/board',
    tag,
    summary: 'One day of a hospital’s rooms, devices and experts',
    access,
    params: ofHospital,
    query: z.object({ day: z.iso.date() }),
    response: Board,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
};

const calendars = {
  getMyCalendar: endpoint({
    method: 'GET',
    path: '/calendar',
    tag,
    summary: 'My sessions, clinics and leave in a span of at most 92 days',
    access,
    query: z.object({ from: instant, until: instant }),
    response: MyCalendar,
    errors: ['SPAN_INVALID'],
  }),
  getCalendarFeed: endpoint({
    method: 'GET',
    path: '/calendar/feed',
    tag,
    summary: 'Whether there is an address from which my calendar may be read',
    access,
    response: CalendarFeed.nullable(),
    errors: [],
  }),
  rotateCalendarFeed: endpoint({
    method: 'POST',
    path: '/calendar/feed',
    tag,
    summary: 'Make the address of my calendar anew; shown this once, and the former one ends',
    access,
    response: z.object({ url: z.string() }),
    errors: [],
  }),
  revokeCalendarFeed: endpoint({
    method: 'DELETE',
    path: '/calendar/feed',
    tag,
    summary: 'End the address of my calendar',
    access,
    errors: [],
  }),
  readCalendarFeed: endpoint({
    method: 'GET',
    path: '/calendar-feeds/{token}',
    tag,
    summary: 'Somebody’s sessions for their own calendar program; the address is the key',
    access: 'public',
    params: z.object({ token: z.string().regex(/^[\w-]{43}(\.ics)?$/) }),
    givesFile: ['text/calendar'],
    errors: ['TOO_MANY_ATTEMPTS'],
  }),
};

export const schedulingEndpoints = { ...slots, ...availability, ...resources, ...calendars };
