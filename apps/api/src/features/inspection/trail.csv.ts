import { stringify } from 'csv-stringify/sync';
import type { TrailEvent } from './trail.query.js';
import { instantOf, numberOf, type Numbers } from './trail.view.js';

const columns = [
  'at',
  'actor',
  'personId',
  'nameZh',
  'nameEn',
  'action',
  'outcome',
  'subject',
  'subjectId',
  'consultationNumber',
  'hospitals',
  'why',
  'address',
  'agent',
  'requestId',
  'details',
  'id',
  'day',
  'position',
  'hash',
] as const;

const rowOf = (event: TrailEvent, numbers: Numbers): Record<(typeof columns)[number], unknown> => ({
  at: instantOf(event),
  actor: event.actorKind,
  personId: event.personId,
  nameZh: event.personNameZh,
  nameEn: event.personNameEn,
  action: event.action,
  outcome: event.outcome,
  subject: event.subjectKind,
  subjectId: event.subjectId,
  consultationNumber: numberOf(event, numbers),
  hospitals: event.hospitals.map(({ code }) => code).join(' '),
  why: event.why,
  address: event.address,
  agent: event.agent,
  requestId: event.requestId,
  details: JSON.stringify(event.details),
  id: event.id,
  day: event.day,
  position: event.position,
  hash: event.hash,
});

/** The mark by which spreadsheets know UTF-8. */
const byteOrderMark = '\uFEFF';
export const csvHead = byteOrderMark + stringify([[...columns]]);

/** What a browser says of itself is a stranger's text: a spreadsheet must not take it for a formula. */
export const csvLines = (events: readonly TrailEvent[], numbers: Numbers): string =>
  stringify(
    events.map((event) => rowOf(event, numbers)),
    { columns: [...columns], escape_formulas: true },
  );
