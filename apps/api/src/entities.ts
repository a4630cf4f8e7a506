import type { EntityClass } from '@mikro-orm/postgresql';
import { SignInSession } from './features/access/index.js';
import {
  Attachment,
  Consultation,
  LiveSession,
  Opinion,
  Presence,
  RecordDocument,
  Transition,
} from './features/consultations/index.js';
import { Hospital } from './features/hospitals/index.js';
import { MailDelivery, Notification } from './features/notifications/index.js';
import { Pairing } from './features/pairings/index.js';
import { Person, Post } from './features/people/index.js';

/** Every table that features own; listed by hand, so that none is found by chance. */
export const entities: EntityClass[] = [
  Attachment,
  Consultation,
  Hospital,
  LiveSession,
  MailDelivery,
  Notification,
  Opinion,
  Pairing,
  Person,
  Post,
  Presence,
  RecordDocument,
  SignInSession,
  Transition,
];
