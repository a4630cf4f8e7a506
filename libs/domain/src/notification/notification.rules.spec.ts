import { describe, expect, it } from '@jest/globals';
import { consultationActions } from '../consultation/consultation.states.js';
import { urgencies } from '../consultation/consultation.js';
import { isStillPending, nextEscalation } from './escalation.rule.js';
import {
  consultationNoticeKinds,
  noticeUrgency,
  notificationRules,
  notifiedActions,
  type ToldOfConsultation,
} from './notification.rules.js';
import { maxDeliveryAttempts, retryAt } from './retry.rule.js';

const countySide: readonly ToldOfConsultation[] = ['requester', 'invitingCoordinator'];
const expertSide: readonly ToldOfConsultation[] = ['invitedExpert', 'assignedExpert', 'invitedCoordinator'];

describe('notificationRules', () => {
  it('leaves untold only what concerns nobody else, or is told when it can be read', () => {
    const untold = consultationActions.filter((action) => notifiedActions[action] === undefined);
    expect(untold).toEqual(['start', 'draftOpinion', 'sign', 'discard']);
  });

  it('tells both sides of everything that one side or nobody did to the other', () => {
    const ofBoth = [
      'rerouted',
      'reassigned',
      'scheduled',
      'rescheduled',
      'missed',
      'fellBack',
      'reopened',
      'cancelled',
    ];
    for (const name of ofBoth) {
      const { to } = notificationRules[`consultation.${name}` as keyof typeof notificationRules];
      expect([
        name,
        to.some((one) => countySide.includes(one)),
        to.some((one) => expertSide.includes(one)),
      ]).toEqual([name, true, true]);
    }
  });

  it('makes emergencies of what rises, and of nothing in other consultations', () => {
    for (const kind of consultationNoticeKinds) {
      const { risesInEmergency, urgency } = notificationRules[kind];
      expect(noticeUrgency(kind, 'emergency')).toBe(risesInEmergency ? 'emergency' : urgency);
      expect(noticeUrgency(kind, 'routine')).toBe(urgency);
    }
  });
});

describe('nextEscalation', () => {
  it('goes up step by step, later each time, and ends', () => {
    const kinds = consultationNoticeKinds.filter((kind) => notificationRules[kind].acknowledge);
    expect(kinds.length).toBeGreaterThan(0);
    for (const kind of kinds) {
      for (const urgency of urgencies) {
        let at = new Date('2026-11-22T00:00:00Z');
        let reached = 0;
        for (let next = nextEscalation(kind, urgency, reached, at); next;) {
          expect([next.step, next.dueAt > at, next.to.length > 0]).toEqual([reached + 1, true, true]);
          [at, reached] = [next.dueAt, next.step];
          next = nextEscalation(kind, urgency, reached, at);
        }
        expect(reached).toBe(notificationRules[kind].acknowledge?.steps.length);
      }
    }
  });

  it('asks nothing more once somebody has done it', () => {
    expect(isStillPending('record.ready', 'signed')).toBe(true);
    expect(isStillPending('record.ready', 'acknowledged')).toBe(false);
    expect(isStillPending('consultation.submitted', 'submitted')).toBe(false);
  });
});

describe('retryAt', () => {
  it('waits longer each time, and gives up', () => {
    const now = new Date('2026-11-22T00:00:00Z');
    const waits = Array.from({ length: maxDeliveryAttempts }, (_, index) => retryAt(index + 1, now, 0));
    expect(waits.at(-1)).toBeUndefined();
    const ms = waits.slice(0, -1).map((at) => (at?.getTime() ?? 0) - now.getTime());
    expect(ms).toEqual(ms.toSorted((a, b) => a - b));
    expect(ms[0]).toBe(5_000);
  });
});
