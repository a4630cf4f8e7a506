import type { courseErrors as chinese } from '../zh-CN/course-errors.js';

export const courseErrors: typeof chinese = {
  OPINION_NOT_SIGNED: {
    title: 'The opinion is not signed yet',
    remedy: 'Nobody but its author sees it before. You are told as soon as it is signed.',
  },
  PANEL_OPINIONS_MISSING: {
    title: 'Opinions of the panel are missing',
    remedy: 'Wait for them, or excuse who cannot write one, with a reason.',
  },
  EXPERT_NOT_QUALIFIED: {
    title: 'Three years of independent practice are not on record',
    remedy: 'Have the hospital administrator enter the day of the licence, or choose another expert.',
  },
  APPOINTMENT_AFTER_LIMIT: {
    title: 'The session would be later than the agreed limit',
    remedy: 'Choose an earlier time, or answer in writing.',
  },
  ANSWER_ALREADY_WRITTEN: {
    title: 'It is answered in writing already',
    remedy: 'Write and sign the opinion.',
  },
  RECORD_RETAINED: {
    title: 'The record must still be kept',
    remedy: 'It may be deleted after the day on which its retention ends.',
  },
  PUSH_SERVICE_UNKNOWN: {
    title: 'The push service of this browser is not allowed',
    remedy: 'Use another browser, or ask the administrator to allow the service.',
  },
  ROUTE_UNCHANGED: {
    title: 'Nothing would change',
    remedy: 'Choose another hospital, another specialty or an expert.',
  },
  OVERFLOW_NOT_OPEN: {
    title: 'Neighbours cannot be asked now',
    remedy: 'A paired hospital can still answer in time. Ask the paired hospital first.',
  },
  EXPERT_NOT_ELIGIBLE: {
    title: 'This expert cannot take the specialty now',
    remedy:
      'Not in post, account closed, or less than three years of independent practice. Choose somebody else.',
  },
  ROSTER_OVERLAPS: {
    title: 'The shifts do not fit',
    remedy: 'Shifts of one rank must not overlap, and none is longer than 24 hours. Check the marked shifts.',
  },
  SHIFT_NOT_YOURS: {
    title: 'This shift cannot be swapped',
    remedy:
      'That person is no longer on call then, or the shift has begun. Refresh and choose a shift again.',
  },
  RECORD_NOT_READY: {
    title: 'The record is being prepared',
    remedy: 'It usually takes less than a minute. This page updates by itself.',
  },
};
