import { recordingErrors } from './recording-errors.js';
import type { roomErrors as chinese } from '../zh-CN/room-errors.js';

export const roomErrors: typeof chinese = {
  JOURNAL_FULL: {
    title: 'This session holds no more messages',
    remedy: 'Go on by voice, or write into the consultation itself.',
  },
  VOICE_NOTE_INCOMPLETE: {
    title: 'This voice note has not arrived whole yet',
    remedy: 'The rest is sent when its speaker is in the room with a link again. Try later.',
  },
  RIGHT_MISSING: { title: 'You may not do this in the room', remedy: 'A moderator can.' },
  ROOM_NOT_ADMITTED: {
    title: 'You are waiting and have not been let in yet',
    remedy: 'Please wait. You enter by yourself once a moderator lets you in.',
  },
  ROOM_PERSON_NEEDED: {
    title: 'The requesting doctor and the consulting expert cannot be removed',
    remedy: 'The consultation needs both. To end it, use “End for all”.',
  },
  ROOM_SUCCESSOR_UNFIT: {
    title: 'This person cannot take over',
    remedy: 'Hand over to another doctor or expert who is in the room.',
  },
  ROOM_KEPT_QUIET: {
    title: 'A moderator has silenced the room',
    remedy: 'Raise your hand; a moderator can give you the floor.',
  },
  ROOM_SCREEN_TAKEN: {
    title: 'Somebody is sharing their screen already',
    remedy: 'Ask them to stop, or a moderator to stop it, then try again.',
  },
  GUEST_LINK_INVALID: {
    title: 'This link does not work any more',
    remedy: 'The session may be over, or the invitation was withdrawn. Ask the doctor who invited you.',
  },
  GUEST_LINK_USED: {
    title: 'This link was used on another device or in another browser',
    remedy: 'Open it there. To change the device, ask the doctor for a new link.',
  },
  GUESTS_TOO_MANY: {
    title: 'No more guests can be invited',
    remedy: 'Withdraw an invitation that is not needed any more first.',
  },
  ENCRYPTION_SETTLED: {
    title: 'Somebody is entering the room or has been in: encryption cannot be changed',
    remedy:
      'Leave it as it is. If nobody has entered in two minutes, try again; otherwise end this session and book another.',
  },
  ENCRYPTION_UNSUPPORTED: {
    title: 'This browser cannot encrypt end to end',
    remedy:
      'Update it (Chrome or Edge 141, Firefox 117, Safari 15.4 or newer), or have the session booked without encryption.',
  },
  ...recordingErrors,
};
