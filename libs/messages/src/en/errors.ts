import { courseErrors } from './course-errors.js';
import { roomErrors } from './room-errors.js';
import { programmeErrors } from './programme-errors.js';
import type { ErrorWords } from '../zh-CN/error-words.js';

export const errors: ErrorWords = {
  REQUEST_INVALID: {
    title: 'Something in the form is not right',
    remedy: 'Check the marked fields and try again.',
  },
  NOT_SIGNED_IN: { title: 'You were signed out', remedy: 'Sign in again. Nothing you typed is lost.' },
  CREDENTIALS_WRONG: {
    title: 'E-mail or password is wrong',
    remedy: 'Check both and try again. If you forgot the password, have a link mailed to set a new one.',
  },
  PASSWORD_WRONG: { title: 'The password is wrong', remedy: 'Enter the password you sign in with.' },
  ORIGIN_FOREIGN: {
    title: 'The request came from another site',
    remedy: "Open the page again from this system's address.",
  },
  ACTION_NOT_ALLOWED: {
    title: 'You may not do this',
    remedy: 'Ask someone who may, or the consultation coordinator of your hospital.',
  },
  NOT_FOUND: { title: 'Not found', remedy: 'It was removed, or you may not see it. Go back to the list.' },
  METHOD_NOT_ALLOWED: { title: 'This is not supported', remedy: 'Reload the page and try again.' },
  STATE_CONFLICT: {
    title: 'It has moved on',
    remedy: 'This step cannot be taken now. Look at the latest state, then decide.',
  },
  REVISION_CONFLICT: {
    title: 'It was changed meanwhile',
    remedy: 'Look at the latest content before you go on.',
  },
  EXPERT_DOUBLE_BOOKED: {
    title: 'An expert is taken at that time',
    remedy: 'Choose a time that does not overlap; walking counts too.',
  },
  ROOM_TAKEN: { title: 'The room is taken at that time', remedy: 'Choose another room or another time.' },
  DEVICE_TAKEN: {
    title: 'The device is taken at that time',
    remedy: 'Choose another device or another time.',
  },
  SUBJECT_UNKNOWN: {
    title: 'Somebody or something chosen cannot be booked',
    remedy:
      'Refresh and choose again: experts must take part in the consultation, rooms belong to one of its hospitals.',
  },
  SPAN_INVALID: {
    title: 'This span of time does not work',
    remedy: 'Its end must lie after its start, by at most 92 days.',
  },
  SESSION_NOT_OPEN: {
    title: 'The room is not open',
    remedy: 'Enter around the booked time. If the session has ended, book another.',
  },
  SESSION_STILL_OPEN: {
    title: 'The live session is not over',
    remedy: 'End it first, then book another.',
  },
  SESSION_PARTICIPANT_ALONE: { title: 'The other side is not here yet', remedy: 'Wait for them to enter.' },
  FILE_TOO_LARGE: { title: 'The file is too large', remedy: 'At most 25 MB each. Compress or split it.' },
  FILE_TYPE_UNSUPPORTED: {
    title: 'This type of file is not supported',
    remedy: 'Use JPEG, PNG or WebP images, or PDF.',
  },
  MEDIA_TYPE_UNSUPPORTED: { title: 'This format is not supported', remedy: 'Reload the page and try again.' },
  FILES_TOO_MANY: {
    title: 'No more files fit',
    remedy: 'At most 20 files. Remove one you do not need.',
  },
  FILE_EMPTY: { title: 'The file is empty', remedy: 'Check the original and upload it again.' },
  REQUEST_INCOMPLETE: {
    title: 'The request is not complete',
    remedy: 'Fill in the marked fields, then submit.',
  },
  CONSENT_UNSOUND: {
    title: 'The consent is not complete',
    remedy: 'Say who consented, why not the patient, how they are related, and that the fee was explained.',
  },
  CONSENT_ALREADY_GIVEN: {
    title: 'A consent is on record already',
    remedy: 'To change it, withdraw the one on record with a reason and record the new one.',
  },
  SIGNATURE_EMPTY: {
    title: 'There is no signature yet',
    remedy: 'Let the person who consents sign in the box, or use a scanned form.',
  },
  CONSENT_MISSING: {
    title: 'Consent is not recorded',
    remedy: 'Explain, obtain consent from the patient, guardian or a close relative, and record who gave it.',
  },
  SPECIALTY_NOT_AGREED: {
    title: 'The agreement does not cover this specialty',
    remedy: 'Choose a specialty that was agreed or another hospital, or ask your coordinator to extend it.',
  },
  SERVICE_NOT_AGREED: {
    title: 'The agreement does not cover this service',
    remedy: 'Use a service that was agreed, or ask your coordinator to extend it.',
  },
  REASON_MISSING: { title: 'The reason is missing', remedy: 'Write one. The other side will read it.' },
  APPOINTMENT_IN_PAST: { title: 'That time has passed', remedy: 'Choose now or later.' },
  APPOINTMENT_LENGTH_INVALID: { title: 'The length is not allowed', remedy: 'Between 5 and 240 minutes.' },
  OPINION_MISSING: { title: 'The opinion is not written', remedy: 'Write findings and advice, then sign.' },
  HOSPITAL_CODE_TAKEN: {
    title: 'Another hospital has this code',
    remedy: 'Choose another code, or open the hospital that has it.',
  },
  HOSPITAL_PARENT_INVALID: {
    title: 'This parent hospital does not fit',
    remedy: 'Choose another hospital and relation; none may hang below itself.',
  },
  REGION_UNKNOWN: {
    title: 'There is no such region',
    remedy: 'Choose a region from the list.',
  },
  GRADE_DATE_INVALID: {
    title: 'The date of the grade is not right',
    remedy: 'Enter today or an earlier day.',
  },
  IMPORT_FILE_TOO_LARGE: {
    title: 'The file is too large',
    remedy: 'An import takes at most 64 MB. Split the file and upload the parts.',
  },
  IMPORT_FORMAT_UNSUPPORTED: {
    title: 'This file cannot be imported',
    remedy: 'Use CSV or XLSX; the template shows the columns.',
  },
  IMPORT_STATE_CONFLICT: {
    title: 'The import has moved on',
    remedy: 'The page now shows its latest state. Look, then decide.',
  },
  IMPORT_HAS_BAD_ROWS: {
    title: 'The file has bad rows',
    remedy: 'Mend them and upload it again, or choose to skip them.',
  },
  IMPORT_CHANGES_NOTHING: {
    title: 'The file changes nothing',
    remedy: 'The register already says the same.',
  },
  PERIOD_INVALID: {
    title: 'The period is not right',
    remedy:
      'It must not end before it begins, and covers 40 quarters at most; the baseline must not lie after it.',
  },
  QUARTER_NOT_TELLABLE: {
    title: 'This quarter cannot be told yet',
    remedy: 'Figures are told once the quarter is over, ten years back at most.',
  },
  DAY_IN_FUTURE: { title: 'This day is still to come', remedy: 'Enter today or an earlier day.' },
  TECHNIQUE_ALREADY_TOLD: {
    title: 'This technique is told already',
    remedy: 'To correct the day, withdraw the earlier entry first.',
  },
  SIGN_IN_OUTDATED: { title: 'This step of signing in took too long', remedy: 'Sign in from the beginning.' },
  CODE_WRONG: {
    title: 'The code is wrong or was used before',
    remedy: 'Enter the newest code. Each one works once.',
  },
  PASSKEY_REFUSED: { title: 'The passkey was not accepted', remedy: 'Try again, or use another way.' },
  ACCOUNT_DISABLED: { title: 'This account is closed', remedy: 'Ask the administrator of your hospital.' },
  STEP_UP_NEEDED: {
    title: 'We need to know that it is you',
    remedy: 'Confirm, then go on. Nothing you typed is lost.',
  },
  SECOND_FACTOR_NEEDED: {
    title: 'The password alone is not enough',
    remedy: 'Use your passkey, authenticator app or a recovery code.',
  },
  SECOND_FACTOR_MISSING: {
    title: 'Set up a second factor first',
    remedy: 'Add an authenticator app or a passkey under My account.',
  },
  SETUP_CODE_WRONG: {
    title: 'The set-up code is wrong',
    remedy: 'Use the code shown when the system started. A restart shows a new one.',
  },
  SECOND_FACTOR_LAST: {
    title: 'Your role must keep a second factor',
    remedy: 'Add another one first, then remove this one.',
  },
  TOTP_ALREADY_SET: { title: 'An authenticator app is set up', remedy: 'Remove it first to use another.' },
  TOTP_NOT_BEGUN: { title: 'Nothing was begun', remedy: 'Scan the picture again, then enter the code.' },
  PASSKEY_ALREADY_KNOWN: {
    title: 'This passkey was added before',
    remedy: 'Use another device, or sign in with it.',
  },
  POST_ALREADY_HELD: {
    title: 'This person holds that post',
    remedy: 'Check the dates, or end the present post first.',
  },
  POST_ALREADY_ENDED: {
    title: 'This post has ended',
    remedy: 'The page shows its latest state. There is nothing to do.',
  },
  POST_SEPARATION: {
    title: 'This post is kept apart from others',
    remedy:
      'Nobody administers or supervises and also treats or coordinates, and nobody appoints themselves. Appoint somebody else, or end their other post first.',
  },
  INVITATION_ALREADY_OPEN: {
    title: 'An invitation is waiting already',
    remedy: 'Send it again, or take it back first.',
  },
  ADMINISTRATOR_LAST: {
    title: 'This is the last platform administrator',
    remedy: 'Appoint another one first.',
  },
  SETUP_ALREADY_DONE: { title: 'The system is set up', remedy: 'Sign in.' },
  EMAIL_ALREADY_USED: {
    title: 'This e-mail address has an account',
    remedy: 'Use another address, or sign in with it.',
  },
  INVITATION_INVALID: {
    title: 'This invitation no longer holds',
    remedy: 'It was used, taken back or is too old. Ask for another.',
  },
  RESET_TOKEN_INVALID: {
    title: 'This link no longer holds',
    remedy: 'It was used or is too old. Ask for another.',
  },
  PASSWORD_WEAK: {
    title: 'The password is too easy to guess',
    remedy: 'Use at least 10 characters of several kinds, without your name or e-mail address.',
  },
  POST_INVALID: {
    title: 'The post is not complete',
    remedy: 'Choose its hospital or region, specialties for an expert, and check the dates.',
  },
  TOO_MANY_ATTEMPTS: { title: 'Too many attempts', remedy: 'Wait a few minutes and try again.' },
  UNEXPECTED: {
    title: 'Something went wrong on our side',
    remedy: 'Try again shortly. If it persists, give your administrator the reference shown.',
  },
  MEDIA_UNAVAILABLE: {
    title: 'Video is not available',
    remedy: 'Try again shortly or telephone the other side. The opinion can be signed without video.',
  },
  SERVICE_UNAVAILABLE: {
    title: 'The service is not available',
    remedy: 'Try again shortly. What you typed is kept on this device.',
  },
  TICKET_INVALID: { title: 'Your entry to the room has expired', remedy: 'Enter the room again.' },
  SIGNALLING_OUT_OF_ORDER: {
    title: 'The connection to the room got confused',
    remedy: 'Leave and enter the room again.',
  },
  ...programmeErrors,
  ...courseErrors,
  ...roomErrors,
};
