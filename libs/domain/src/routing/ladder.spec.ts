import { describe, expect, it } from '@jest/globals';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import fc from 'fast-check';
import {
  type LadderScene,
  type LadderStep,
  nextLadderStep,
  type PageFact,
  type PageOutcome,
} from './ladder.js';

const start = new Date('2026-11-22T20:00:00Z');
const after = (minutes: number, from = start) => new Date(from.getTime() + minutes * 60_000);
const people = ['p1', 'p2', 'p3'] as PersonId[];
const hospitals = ['h1', 'h2', 'h3'] as HospitalId[];

const scene = (changed: Partial<LadderScene> = {}): LadderScene => ({
  pages: [],
  onCall: people,
  hasCoordinator: true,
  nextHospitalIds: ['h2' as HospitalId],
  waitMinutes: 5,
  ...changed,
});
const silent = (personId: string, rung: PageFact['rung'] = 'onCall'): PageFact => ({
  rung,
  personId: rung === 'onCall' ? (personId as PersonId) : null,
  dueAt: start,
  outcome: 'silent',
});
const said = (step: LadderStep) =>
  step.kind === 'page' ? (step.personId ?? step.rung) : step.kind === 'move' ? step.hospitalId : 'wait';

describe('the ladder', () => {
  it('pages the first on call, and waits as long as the hospital says', () => {
    expect(nextLadderStep(scene(), start)).toEqual({
      kind: 'page',
      rung: 'onCall',
      personId: 'p1',
      dueAt: after(5),
    });
    const pages: PageFact[] = [
      { rung: 'onCall', personId: 'p1' as PersonId, dueAt: after(5), outcome: null },
    ];
    expect(nextLadderStep(scene({ pages }), after(4))).toEqual({ kind: 'wait', until: after(5) });
    expect(said(nextLadderStep(scene({ pages }), after(5)))).toBe('p2');
  });

  it('goes on at once when somebody declines', () => {
    const pages: PageFact[] = [
      { rung: 'onCall', personId: 'p1' as PersonId, dueAt: after(5), outcome: 'declined' },
    ];
    expect(said(nextLadderStep(scene({ pages }), start))).toBe('p2');
  });

  it('goes to the coordinators, then to the next hospital, and at last back to those who asked', () => {
    const pages = people.map((id) => silent(id));
    expect(said(nextLadderStep(scene({ pages }), start))).toBe('coordinator');
    const all = [...pages, silent('', 'coordinator')];
    expect(said(nextLadderStep(scene({ pages: all }), start))).toBe('h2');
    expect(said(nextLadderStep(scene({ pages: all, nextHospitalIds: [] }), start))).toBe('asker');
    expect(said(nextLadderStep(scene({ pages: [], onCall: [], hasCoordinator: false }), start))).toBe('h2');
  });
});

interface Walk {
  readonly onCall: Record<string, readonly PersonId[]>;
  readonly coordinated: readonly string[];
  readonly answers: readonly (PageOutcome | null)[];
  readonly delays: readonly number[];
}

/** Plays a whole night: nobody accepts; some decline, most are silent; the sweep comes late by any amount. */
function walk({ onCall, coordinated, answers, delays }: Walk): { said: string[]; pagedAt: Date[] } {
  const heard: string[] = [];
  const pagedAt: Date[] = [];
  let at = start;
  let hospital = 'h1';
  let pages: PageFact[] = [];
  const tried = ['h1'];
  for (let turn = 0; turn < 60; turn += 1) {
    const step = nextLadderStep(
      {
        pages,
        onCall: onCall[hospital] ?? [],
        hasCoordinator: coordinated.includes(hospital),
        nextHospitalIds: hospitals.filter((id) => !tried.includes(id)),
        waitMinutes: 5,
      },
      at,
    );
    if (step.kind === 'move') {
      hospital = step.hospitalId;
      tried.push(hospital);
      pages = [];
      heard.push(hospital);
    } else if (step.kind === 'page') {
      const declines = answers[turn % answers.length] === 'declined' && step.rung === 'onCall';
      pages = [...pages, { ...step, outcome: declines ? 'declined' : null }];
      heard.push(`${hospital}:${step.personId ?? step.rung}`);
      pagedAt.push(at);
    } else if (step.until === null) return { said: heard, pagedAt };
    else at = after(delays[turn % delays.length] ?? 0, step.until);
  }
  throw new Error('The ladder has no end');
}

const roster = fc.record({
  h1: fc.subarray(people),
  h2: fc.subarray(people),
  h3: fc.subarray(people),
});

describe('a night in which nobody answers', () => {
  it('comes to everybody once, in their order, and ends with those who asked', () => {
    fc.assert(
      fc.property(
        roster,
        fc.subarray(hospitals),
        fc.array(fc.constantFrom<PageOutcome | null>('declined', null), { minLength: 1 }),
        fc.array(fc.nat({ max: 90 }), { minLength: 1 }),
        (onCall, coordinated, answers, delays) => {
          const heard = walk({ onCall, coordinated, answers, delays }).said;
          const expected = hospitals.flatMap((hospital, at) => [
            ...(at > 0 ? [hospital] : []),
            ...onCall[hospital as 'h1'].map((id) => `${hospital}:${id}`),
            ...(coordinated.includes(hospital) ? [`${hospital}:coordinator`] : []),
          ]);
          expect(heard).toEqual([...expected, 'h3:asker']);
        },
      ),
    );
  });

  it('never pages the next before the one before had their time, unless they declined', () => {
    fc.assert(
      fc.property(roster, fc.array(fc.nat({ max: 30 }), { minLength: 1 }), (onCall, delays) => {
        const { pagedAt } = walk({ onCall, coordinated: hospitals, answers: [null], delays });
        const gaps = pagedAt.slice(1).map((at, index) => at.getTime() - (pagedAt[index]?.getTime() ?? 0));
        expect(gaps.every((gap) => gap >= 5 * 60_000)).toBe(true);
      }),
    );
  });
});
