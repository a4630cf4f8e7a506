import type { NotificationWords } from '../zh-CN/notifications.js';

export const notifications: NotificationWords = {
  'consultation.submitted': 'New request {{number}} waits for an answer',
  'consultation.accepted': 'Request {{number}} was accepted',
  'consultation.refused': 'Request {{number}} was refused; see the reason',
  'consultation.scheduled': 'A video session is booked for {{number}}',
  'consultation.cancelled': 'Request {{number}} was withdrawn',
  'record.ready': 'The record of {{number}} is ready; read and confirm it',
  'consultation.acknowledged': 'The requesting doctor confirmed receipt of {{number}}',
  'member.added': 'You are asked to join the team of {{number}}',
  'glass.broken': 'Somebody took emergency access to {{number}}; review the reason',
};
