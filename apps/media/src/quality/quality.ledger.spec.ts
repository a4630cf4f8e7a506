import { type QualityFigures, qualityMeasures, type QualityReading } from '@jiedui/domain';
import type { PersonId, SessionId } from '@jiedui/kernel';
import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { QualityLedger } from './quality.ledger.js';

const sessionId = randomUUID() as SessionId;
const personId = randomUUID() as PersonId;
const nothing = Object.fromEntries(qualityMeasures.map((measure) => [measure, null])) as QualityFigures;
const reading = (atMs: number): QualityReading => ({
  ...nothing,
  atMs,
  intervalMs: 10_000,
  level: 'voice',
});
const covered = (ledger: QualityLedger) =>
  ledger.news().flatMap(({ minutes }) => minutes.map(({ coveredMs }) => coveredMs));

describe('the ledger of quality', () => {
  it('has no news once somebody has heard it', () => {
    const ledger = new QualityLedger();
    ledger.add(sessionId, personId, reading(10_000));
    const [news] = ledger.news();
    if (news) ledger.heard(news);
    expect(news?.minutes).toMatchObject([{ personId, coveredMs: 10_000 }]);
    expect(ledger.news()).toEqual([]);
  });

  it('keeps what is added while the minute is being told', () => {
    const ledger = new QualityLedger();
    ledger.add(sessionId, personId, reading(10_000));
    const [news] = ledger.news();
    ledger.add(sessionId, personId, reading(20_000));
    if (news) ledger.heard(news);
    expect(covered(ledger)).toEqual([20_000]);
  });

  it('holds the minute under way and the one before it', () => {
    const ledger = new QualityLedger();
    for (const atMs of [10_000, 70_000, 130_000, 140_000]) ledger.add(sessionId, personId, reading(atMs));
    expect(covered(ledger)).toEqual([10_000, 20_000]);
    ledger.forget(sessionId);
    expect(ledger.news()).toEqual([]);
  });
});
