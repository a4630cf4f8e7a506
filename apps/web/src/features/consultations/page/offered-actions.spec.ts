import type { Consultation } from '@jiedui/contracts';
import { describe, expect, it } from '@jest/globals';
import { offeredActions } from './offered-actions';

type Offering = Pick<Consultation, 'state' | 'actions' | 'session' | 'relations'>;

const session = (state: NonNullable<Consultation['session']>['state']) =>
  ({ state }) as NonNullable<Consultation['session']>;
const allowed = (...actions: Consultation['actions'][number]['action'][]) =>
  actions.map((action) => ({ action, allowed: true }));
const primaryOf = (offering: Offering, isWritten = false) =>
  offeredActions(offering, isWritten).primary?.action;

describe('offeredActions', () => {
  it('lets an expert take a question first, refuse it second', () => {
    const offered = offeredActions(
      {
        state: 'submitted',
        relations: ['invitedExpert'],
        session: null,
        actions: allowed('refuse', 'accept'),
      },
      false,
    );
    expect(offered.primary?.action).toBe('accept');
    expect(offered.others.map(({ action }) => action)).toEqual(['refuse']);
  });

  it('goes from booking to the room to the signature', () => {
    const expert = {
      relations: ['assignedExpert'] as Consultation['relations'],
      actions: allowed('schedule', 'sign'),
    };
    expect(primaryOf({ ...expert, state: 'accepted', session: null })).toBe('schedule');
    expect(primaryOf({ ...expert, state: 'scheduled', session: session('booked') })).toBe('enterRoom');
    expect(primaryOf({ ...expert, state: 'inSession', session: session('ended') }, true)).toBe('sign');
  });

  it('asks for the opinion before it may be signed, whatever was saved', () => {
    const offering: Offering = {
      state: 'inSession',
      relations: ['assignedExpert'],
      session: session('ended'),
      actions: [{ action: 'sign', allowed: false, code: 'OPINION_MISSING' }],
    };
    expect(offeredActions(offering, false).primary?.blockedBy).toBe('OPINION_MISSING');
    expect(offeredActions(offering, true).primary?.blockedBy).toBeUndefined();
  });

  it('never makes withdrawing the main thing to do', () => {
    const offering: Offering = {
      state: 'submitted',
      relations: ['requester'],
      session: null,
      actions: allowed('cancel'),
    };
    expect(primaryOf(offering)).toBeUndefined();
  });

  it('lets coordinators look on in the room, but does not make it their next step', () => {
    const offering: Offering = {
      state: 'scheduled',
      relations: ['invitedCoordinator'],
      session: session('booked'),
      actions: [],
    };
    expect(primaryOf(offering)).toBeUndefined();
    expect(offeredActions(offering, false).others.map(({ action }) => action)).toEqual(['enterRoom']);
  });
});
