import type { ErrorWords } from '../zh-CN/error-words.js';

/** Of pairings, plans and what comes of them. */
export const programmeErrors = {
  AGREEMENT_MISSING: {
    title: 'No agreement in force with this hospital',
    remedy: 'Choose another paired hospital, or ask your coordinator.',
  },
  AGREEMENT_NOT_CONCLUDED: {
    title: 'The agreement with this hospital is not signed yet',
    remedy: 'It is being negotiated. Choose another paired hospital, or ask your coordinator to settle it.',
  },
  AGREEMENT_NOT_YET_ACTIVE: {
    title: 'The agreement with this hospital has not begun',
    remedy: 'Wait for its first day, or choose another paired hospital.',
  },
  AGREEMENT_SUSPENDED: {
    title: 'The agreement with this hospital is suspended',
    remedy: 'Choose another paired hospital, or ask your coordinator when it resumes.',
  },
  AGREEMENT_EXPIRED: {
    title: 'The agreement with this hospital has expired',
    remedy: 'Choose another paired hospital, or ask your coordinator to renew it.',
  },
  AGREEMENT_ENDED: {
    title: 'The agreement with this hospital was ended',
    remedy: 'Choose another paired hospital, or ask your coordinator.',
  },
  AGREEMENT_INCOMPLETE: {
    title: 'The agreement is not complete',
    remedy: 'Fill in the marked terms, then propose it.',
  },
  AGREEMENT_TERM_PAST: { title: 'The term lies in the past', remedy: 'Set its last day to today or later.' },
  AGREEMENT_ALREADY_OPEN: {
    title: 'The two hospitals are already negotiating an agreement',
    remedy: 'Conclude or withdraw that one first.',
  },
  AGREEMENT_ALREADY_ACCEPTED: {
    title: 'Your side has signed already',
    remedy: 'There is no need to sign again. To step back, withdraw it.',
  },
  AGREEMENT_SAME_PERSON: {
    title: 'One person cannot sign for both sides',
    remedy: 'Have another coordinator sign for the other side.',
  },
  AGREEMENT_ACCEPTANCE_MISSING: {
    title: 'Your side has not signed',
    remedy: 'Decline it if you do not agree, or sign it first.',
  },
  AGREEMENT_SUSPENDED_BY_OTHER: {
    title: 'It was not your side that suspended it',
    remedy: 'Ask whoever suspended it to resume it.',
  },
  AGREEMENT_STILL_RUNS: { title: 'The agreement still runs', remedy: 'Wait for its last day, or end it.' },
  AGREEMENT_STATE_CONFLICT: {
    title: 'The agreement has moved on',
    remedy: 'The page shows its latest state. Look at it before you go on.',
  },
  OUTCOME_FILE_UNREADABLE: {
    title: 'This file cannot be read',
    remedy: 'Use the template, keep its header, and no more than ten thousand rows.',
  },
  OUTCOME_IMPORT_OUTDATED: {
    title: 'The figures have changed since the check',
    remedy: 'Upload the file again to check it against what is there now.',
  },
  PROGRAMME_CODE_TAKEN: { title: 'This programme code is taken', remedy: 'Choose another code.' },
  TARGET_ALREADY_SET: {
    title: 'The hospital has this target already',
    remedy: 'Change the target that is there.',
  },
  TARGET_INVALID: {
    title: 'The target is not right',
    remedy:
      'Choose from the list of its kind; funds need an amount, and a target is reached today or earlier.',
  },
  REPORT_NOT_READY: {
    title: 'The report cannot be downloaded',
    remedy: 'It can once it is made and until it expires; an expired one has to be made again.',
  },
  SLOT_PLAN_NO_DEMAND: {
    title: 'Nobody asked in the last year, so there is nothing to plan for',
    remedy: 'Come back once there are requests, or get in touch with the paired county hospitals.',
  },
  SLOT_PLAN_DATES_INVALID: {
    title: 'The dates do not fit',
    remedy: 'Choose a start between tomorrow and ninety days from now.',
  },
  SLOT_PLAN_BLOCK_INVALID: {
    title: 'A block lies outside working hours or over another',
    remedy:
      'See that its day is worked, that it lies within the hours of the hospital, and that no other block of the specialty overlaps.',
  },
  SLOT_PLAN_OVER_BUDGET: {
    title: 'More expert-days than the budget',
    remedy:
      'Take out standing days, or set them on call. The budget is at most what two services a week would use.',
  },
  SLOT_PLAN_EXPERT_INVALID: {
    title: 'This expert does not hold the specialty',
    remedy: 'Choose an expert of this hospital who holds the specialty today.',
  },
  SLOT_PLAN_MOVED_ON: {
    title: 'The slot plan has changed meanwhile',
    remedy: 'It has been loaded again. Look at it and try once more.',
  },
  SNOOZE_DATE_INVALID: {
    title: 'That day cannot be chosen',
    remedy: 'Choose a day from tomorrow to sixty days from now.',
  },
  PLAN_EXISTS: {
    title: 'There is a plan for that year',
    remedy: 'Open it and change it there, or choose another year.',
  },
  PLAN_MOVED_ON: {
    title: 'The plan has moved on',
    remedy: 'The page shows its latest state. Look, then decide.',
  },
  PLAN_EMPTY: { title: 'The plan is empty', remedy: 'Enter at least one line before you propose it.' },
  PLAN_NOT_YET: {
    title: 'It is too early for that',
    remedy: 'A plan starts once its year has begun; a quarter is reviewed from its last month on.',
  },
  PLAN_REVIEWS_MISSING: {
    title: 'Quarterly reviews are missing',
    remedy: 'Both hospitals review each quarter first.',
  },
  PLAN_REVIEW_SAME_PERSON: {
    title: 'One person cannot review for two sides',
    remedy: 'You reviewed this quarter for the other side. Have another coordinator review it for this one.',
  },
  PLAN_DATES_INVALID: {
    title: 'The dates do not fit',
    remedy: "Enter them in order and within the plan's year; a day of completion is today or earlier.",
  },
  PLAN_LINE_DOUBLE: {
    title: 'The plan has this already',
    remedy: 'Nobody is sent twice at one time, and a technique or target is listed once.',
  },
  PLAN_EVIDENCE_MISSING: {
    title: 'The milestone has no evidence',
    remedy: 'Upload a file first. A milestone that is done keeps its evidence.',
  },
  QUESTIONNAIRE_INCOMPLETE: {
    title: 'The questionnaire is not complete',
    remedy: 'Fill in what is marked, then submit.',
  },
  QUESTIONNAIRE_UNCHANGED: {
    title: 'Nothing differs from the submitted version',
    remedy: 'There is nothing to submit.',
  },
  QUESTIONNAIRE_SUPERSEDED: {
    title: 'A newer version was submitted',
    remedy: 'Look at how your draft differs from it, then decide whether to submit.',
  },
  QUESTIONNAIRE_FILE_TOO_LARGE: {
    title: 'The file is too large',
    remedy: 'At most 5,000 rows and 8 MB. Split it and upload the parts.',
  },
  QUESTIONNAIRE_FILE_UNREADABLE: {
    title: 'The file cannot be read',
    remedy: 'Check that it is whole and that its header is that of the template.',
  },
  MATCHING_NOTHING_ASKED: {
    title: 'No hospital here asks for help',
    remedy: 'Fill in and submit the needs first, then make a plan.',
  },
  MATCHING_ALREADY_RUNNING: {
    title: 'A plan of yours is still being solved',
    remedy: 'Wait until it is done, or cancel it, then start a new one.',
  },
  MATCHING_WISH_IMPOSSIBLE: {
    title: 'This cannot be',
    remedy:
      'The hospital does not offer what is needed, or all of its places are pinned. Choose another one, or release a pin first.',
  },
  MATCHES_ALREADY_TAKEN: {
    title: 'Some of these are already accepted, or the last place is gone',
    remedy: 'Nothing was accepted. Choose again.',
  },
  MATCHES_NONE_OPEN: {
    title: 'There is nothing left for you to accept',
    remedy: 'The rest is accepted already, has no place left, or the two hospitals are at another draft.',
  },
} satisfies Partial<ErrorWords>;
