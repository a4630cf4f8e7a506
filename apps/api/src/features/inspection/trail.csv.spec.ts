import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { ConsultationId } from '@jiedui/kernel';
import { csvHead, csvLines } from './trail.csv.js';
import type { TrailEvent } from './trail.query.js';

const consultationId = '0190a000-0000-7000-8000-00000000000c' as ConsultationId;
const event: TrailEvent = {
  id: '0190a000-0000-7000-8000-000000000001',
  at: '2026-03-01T08:30:00.123000Z',
  actorKind: 'anonymous',
  personId: null,
  personNameZh: null,
  personNameEn: null,
  signInSessionId: null,
  address: '10.1.2.3',
  agent: '=HYPERLINK("x","y"), "quoted"\nsecond line',
  requestId: null,
  action: 'signInFailed',
  outcome: 'refused',
  subjectKind: 'account',
  subjectId: null,
  subjectNameZh: null,
  subjectNameEn: null,
  consultationId,
  hospitals: [],
  why: null,
  details: { tries: 3 },
  day: null,
  position: null,
  eventHash: null,
  hash: null,
};

describe('the trail as CSV', () => {
  it('reads back as it was, with text that a spreadsheet would run made harmless', () => {
    const text = csvHead + csvLines([event], new Map([[consultationId, 'C2026-000001']]));
    const [row] = parse<Record<string, string>>(text, { columns: true, bom: true });
    expect(row).toMatchObject({
      at: '2026-03-01T08:30:00.123Z',
      consultationNumber: 'C2026-000001',
      agent: `'${event.agent}`,
      details: '{"tries":3}',
      position: '',
    });
  });
});
