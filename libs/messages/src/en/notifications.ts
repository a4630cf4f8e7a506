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
  'pairing.dormant': 'The pairing of {{inviting}} and {{invited}} is past its agreed rhythm; get in touch',
  'pairing.stillDormant': 'The pairing of {{inviting}} and {{invited}} has slept for two agreed rhythms',
  'pairing.longDormant':
    'The pairing of {{inviting}} and {{invited}} has slept for three agreed rhythms; step in',
  'agreement.proposedToInviting': '{{invited}} proposed an agreement with {{inviting}}; read and sign it',
  'agreement.proposedToInvited': '{{inviting}} proposed an agreement with {{invited}}; read and sign it',
  'agreement.concluded': 'Both sides have signed the agreement of {{inviting}} and {{invited}}',
  'agreement.declined': 'The agreement of {{inviting}} and {{invited}} was declined; see the reason',
  'agreement.withdrawn': 'The agreement of {{inviting}} and {{invited}} was withdrawn; see the reason',
  'agreement.suspended': 'The agreement of {{inviting}} and {{invited}} is suspended; see the reason',
  'agreement.resumed': 'The agreement of {{inviting}} and {{invited}} is in force again',
  'agreement.ended': 'The agreement of {{inviting}} and {{invited}} was ended; see the reason',
  'agreement.expired': 'The agreement of {{inviting}} and {{invited}} has expired; renew it to go on',
};
