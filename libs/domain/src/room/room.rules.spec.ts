import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '@jiedui/kernel';
import * as fc from 'fast-check';
import { rightsOfRole, type RoomRight, type RoomRole, roomRights, roomRoles } from './room-rights.js';
import { emptyRoom, type RoomEvent, roomAfter, type RoomState } from './room-state.js';
import {
  decideRoom,
  isModerator,
  mayEnterNow,
  maySpeakNow,
  type RoomAction,
  roomActions,
  type RoomPerson,
  roomViewOf,
  type RoomWish,
} from './room.rules.js';

const now = new Date('2026-11-21T06:30:00Z');
const at = now.toISOString();
const id = (name: string) => name as PersonId;
const person = (role: RoomRole, name: string = role): RoomPerson => ({
  personId: id(name),
  role,
  rights: rightsOfRole(role),
});
const entered = (role: RoomRole, name: string = role): RoomEvent => ({
  kind: 'room.entered',
  personId: id(name),
  role,
  place: 'node',
});
const left = (name: string): RoomEvent => ({ kind: 'room.left', personId: id(name), place: 'node' });
const asked = (name: string): RoomEvent => ({
  kind: 'room.asked',
  personId: id(name),
  role: 'relative',
  nameZh: name,
  nameEn: name,
  since: at,
});

/** Everybody in, a second member of the panel, one relative before the door and one sent away. */
const everybodyIn: readonly RoomEvent[] = [
  ...roomRoles.map((role) => entered(role)),
  entered('panelMember', 'other'),
  entered('relative', 'sentAway'),
  { kind: 'room.removed', personId: id('sentAway'), by: id('expert') },
  asked('waiting'),
];
const states: Readonly<Record<string, readonly RoomEvent[]>> = {
  open: everybodyIn,
  locked: [...everybodyIn, { kind: 'room.locked', isLocked: true, by: id('expert') }],
  quiet: [...everybodyIn, { kind: 'room.quieted', isQuiet: true, by: id('expert') }],
  handedOver: [
    ...everybodyIn,
    { kind: 'room.handedOver', by: id('expert'), personId: id('panelMember'), isOwn: true },
  ],
};

const wishes: Readonly<Record<RoomAction, RoomWish>> = {
  mute: { action: 'mute', personId: id('other') },
  giveFloor: { action: 'giveFloor', personId: id('other') },
  remove: { action: 'remove', personId: id('other') },
  admit: { action: 'admit', personId: id('waiting') },
  decline: { action: 'decline', personId: id('waiting') },
  handOver: { action: 'handOver', personId: id('other') },
  lock: { action: 'lock', isLocked: true },
  quiet: { action: 'quiet', isQuiet: true },
  raiseHand: { action: 'raiseHand' },
  lowerHand: { action: 'lowerHand', personId: id('other') },
  takeBack: { action: 'takeBack' },
  share: { action: 'share', shareId: 'one' },
  stopShare: { action: 'stopShare', personId: id('other') },
};
const moderators: Readonly<Record<string, readonly RoomRole[]>> = {
  open: ['countyDoctor', 'expert'],
  locked: ['countyDoctor', 'expert'],
  quiet: ['countyDoctor', 'expert'],
  handedOver: ['countyDoctor', 'panelMember'],
};
/** Who may, where it is not the moderators. */
const others: Partial<Record<RoomAction, readonly RoomRole[]>> = {
  raiseHand: roomRoles,
  takeBack: ['countyDoctor', 'expert'],
  share: ['countyDoctor', 'expert', 'panelMember'],
};

describe('who may do what in a room', () => {
  const cases = Object.entries(states).flatMap(([name, events]) =>
    roomRoles.flatMap((role) =>
      (Object.keys(roomActions) as RoomAction[]).map((action) => ({ name, events, role, action })),
    ),
  );

  it.each(cases)('in a room that is $name, $role and $action', ({ name, events, role, action }) => {
    const may = (others[action] ?? moderators[name] ?? []).includes(role);
    const decision = decideRoom(roomAfter(events), person(role), wishes[action], now);
    expect(decision.ok ? 'done' : decision.error).toBe(may ? 'done' : 'RIGHT_MISSING');
  });

  it('gives every standing exactly these rights', () => {
    const given = Object.fromEntries(roomRoles.map((role) => [role, rightsOfRole(role)]));
    const all = [...roomRights];
    const but = (...without: RoomRight[]) => all.filter((right) => !without.includes(right));
    const ofHosts: RoomRight[] = ['enterLocked', 'speakInQuiet', 'beNeeded', 'moderate'];
    expect(given).toEqual({
      countyDoctor: all,
      expert: all,
      panelMember: but(...ofHosts),
      coordinator: ['speak', 'raiseHand', 'write'],
      relative: ['speak', 'showCamera', 'raiseHand'],
      interpreter: ['speak', 'showCamera', 'raiseHand', 'speakInQuiet'],
    });
  });
});

const refusal = (by: RoomPerson, wish: RoomWish, events = everybodyIn) => {
  const decision = decideRoom(roomAfter(events), by, wish, now);
  return decision.ok ? decision.value : decision.error;
};

describe('a moderator', () => {
  const expert = person('expert');

  it('cannot send away the two whom the session is for', () => {
    expect(refusal(expert, { action: 'remove', personId: id('countyDoctor') })).toBe('ROOM_PERSON_NEEDED');
    expect(refusal(person('countyDoctor'), { action: 'remove', personId: id('expert') })).toBe(
      'ROOM_PERSON_NEEDED',
    );
  });

  it('hands over to doctors who are there, and to nobody else', () => {
    for (const unfit of ['relative', 'interpreter', 'coordinator', 'expert']) {
      expect(refusal(expert, { action: 'handOver', personId: id(unfit) })).toBe('ROOM_SUCCESSOR_UNFIT');
    }
    expect(refusal(expert, { action: 'handOver', personId: id('nobody') })).toBe('NOT_FOUND');
    const without = [...everybodyIn, left('panelMember')];
    expect(refusal(expert, { action: 'handOver', personId: id('panelMember') }, without)).toBe('NOT_FOUND');
  });

  it('cannot do anything to people that the room does not know', () => {
    for (const action of ['mute', 'giveFloor', 'remove', 'admit', 'decline'] as const) {
      expect(refusal(expert, { action, personId: id('stranger') })).toBe('NOT_FOUND');
    }
  });

  it('does nothing by asking for what is so already', () => {
    expect(refusal(expert, { action: 'lock', isLocked: false })).toBeUndefined();
    expect(refusal(expert, { action: 'lowerHand', personId: id('relative') })).toBeUndefined();
  });
});

describe('showing a screen', () => {
  const began = (name: string, shareId = name): RoomEvent => ({
    kind: 'room.shareBegan',
    personId: id(name),
    shareId,
  });
  const ended = (shareId: string): RoomEvent => ({ kind: 'room.shareEnded', shareId, by: null });
  const shownAfter = (...events: RoomEvent[]) =>
    roomAfter([...everybodyIn, ...events]).share?.shareId ?? null;

  it('is for one at a time, and their own again over another connection', () => {
    const shown = [...everybodyIn, began('countyDoctor', 'first')];
    const wish: RoomWish = { action: 'share', shareId: 'second' };
    expect(refusal(person('expert'), wish, shown)).toBe('ROOM_SCREEN_TAKEN');
    expect(refusal(person('countyDoctor'), wish, shown)).toEqual(began('countyDoctor', 'second'));
    expect(refusal(person('expert'), wish, [...shown, ended('first')])).toEqual(began('expert', 'second'));
  });

  it('is kept by the first of two who begin at once on two nodes', () => {
    expect(shownAfter(began('countyDoctor'), began('expert'))).toBe('countyDoctor');
  });

  it('ends by its own end alone, and with the presence of its person', () => {
    expect(shownAfter(began('expert', 'one'), began('expert', 'two'), ended('one'))).toBe('two');
    expect(shownAfter(began('expert', 'one'), ended('one'))).toBeNull();
    expect(shownAfter(began('panelMember'), left('panelMember'))).toBeNull();
    expect(shownAfter(began('panelMember'), entered('panelMember'))).toBeNull();
    expect(
      shownAfter(began('panelMember'), { kind: 'room.removed', personId: id('panelMember'), by: null }),
    ).toBeNull();
  });

  it('is stopped by its person and by moderators, and by nobody else', () => {
    const shown = [...everybodyIn, began('panelMember', 'one')];
    const stop: RoomWish = { action: 'stopShare', personId: id('panelMember') };
    for (const role of ['panelMember', 'expert'] as const) {
      const by = person(role);
      expect(refusal(by, stop, shown)).toEqual({ ...ended('one'), by: by.personId });
    }
    expect(refusal(person('panelMember', 'other'), stop, shown)).toBe('RIGHT_MISSING');
    expect(roomViewOf(roomAfter(shown), person('relative')).sharedBy).toBe('panelMember');
  });
});

describe('handing over', () => {
  const over = (from: string, to: string, isOwn: boolean): RoomEvent => ({
    kind: 'room.handedOver',
    by: id(from),
    personId: id(to),
    isOwn,
  });
  const holds = (events: readonly RoomEvent[]) => {
    const state = roomAfter([...everybodyIn, ...events]);
    return [person('expert'), person('panelMember'), person('panelMember', 'other')]
      .filter((one) => isModerator(state, one))
      .map(({ personId }) => personId as string);
  };

  it('goes on along the line, and comes back to whom it belongs to', () => {
    expect(holds([over('expert', 'panelMember', true)])).toEqual(['panelMember']);
    const twice = [over('expert', 'panelMember', true), over('panelMember', 'other', false)];
    expect(holds(twice)).toEqual(['other']);
    expect(holds([...twice, { kind: 'room.takenBack', by: id('expert') }])).toEqual(['expert']);
    expect(holds([...twice, over('other', 'expert', false)])).toEqual(['expert']);
  });

  it('ends when the holder is sent away', () => {
    const removed: RoomEvent = { kind: 'room.removed', personId: id('panelMember'), by: id('countyDoctor') };
    expect(holds([over('expert', 'panelMember', true), removed])).toEqual(['expert']);
  });
});

describe('coming in', () => {
  const enters = (events: readonly RoomEvent[]) =>
    roomRoles.filter((role) => mayEnterNow(roomAfter(events), person(role)));

  it('is open to doctors; a locked room only to the two whom it is for', () => {
    expect(enters([])).toEqual(['countyDoctor', 'expert', 'panelMember']);
    expect(enters([{ kind: 'room.locked', isLocked: true, by: id('expert') }])).toEqual([
      'countyDoctor',
      'expert',
    ]);
  });

  it('stays open to who was in, whatever their link did, also when it is locked afterwards', () => {
    const state = roomAfter([
      entered('panelMember'),
      { kind: 'room.admitted', personId: id('relative'), by: id('expert') },
      left('panelMember'),
      { kind: 'room.locked', isLocked: true, by: id('expert') },
    ]);
    expect(mayEnterNow(state, person('panelMember'))).toBe(true);
    expect(mayEnterNow(state, person('relative'))).toBe(true);
    expect(mayEnterNow(state, person('interpreter'))).toBe(false);
  });

  it('is closed to who was sent away, until they are admitted', () => {
    const removed: RoomEvent = { kind: 'room.removed', personId: id('panelMember'), by: id('expert') };
    const state = roomAfter([entered('panelMember'), removed]);
    expect(mayEnterNow(state, person('panelMember'))).toBe(false);
    expect(
      decideRoom(state, person('expert'), { action: 'admit', personId: id('panelMember') }, now).ok,
    ).toBe(true);
    const again = roomAfter([entered('panelMember'), removed, { ...removed, kind: 'room.admitted' }]);
    expect(mayEnterNow(again, person('panelMember'))).toBe(true);
  });
});

describe('a quiet room', () => {
  const quiet = [...everybodyIn, { kind: 'room.quieted', isQuiet: true, by: id('expert') } as const];
  const speakers = (events: readonly RoomEvent[]) =>
    roomRoles.filter((role) => maySpeakNow(roomAfter(events), person(role)));

  it('leaves the two doctors and whoever interprets their voice', () => {
    expect(speakers(everybodyIn)).toEqual(roomRoles);
    expect(speakers(quiet)).toEqual(['countyDoctor', 'expert', 'interpreter']);
  });

  it('gives the floor to one, whose hand goes down, until they are muted or the quiet ends', () => {
    const floor = [
      ...quiet,
      { kind: 'room.handRaised', personId: id('relative'), at } as const,
      { kind: 'room.floorGiven', personId: id('relative'), by: id('expert') } as const,
    ];
    expect(speakers(floor)).toContain('relative');
    expect(roomAfter(floor).hands).toEqual([]);
    expect(
      speakers([...floor, { kind: 'room.muted', personId: id('relative'), by: id('expert') }]),
    ).not.toContain('relative');
    expect(speakers([...floor, { kind: 'room.quieted', isQuiet: false, by: id('expert') }])).toEqual(
      roomRoles,
    );
  });
});

describe('what one is shown', () => {
  it('tells who waits, and was sent away before, to moderators alone', () => {
    const state = roomAfter([...everybodyIn, asked('sentAway')]);
    const seen = roomViewOf(state, person('expert')).waiting;
    expect(seen.map(({ personId, wasRemoved }) => [personId, wasRemoved])).toEqual([
      ['waiting', false],
      ['sentAway', true],
    ]);
    for (const role of ['panelMember', 'coordinator', 'relative', 'interpreter'] as const) {
      expect(roomViewOf(state, person(role)).waiting).toEqual([]);
    }
  });

  it('keeps who has moved on to another node, with their hand up, when the first says that they went', () => {
    const state = roomAfter([
      entered('relative'),
      { kind: 'room.handRaised', personId: id('relative'), at },
      { ...entered('relative'), place: 'another node' } as RoomEvent,
      left('relative'),
    ]);
    expect(state.members.get(id('relative'))?.isPresent).toBe(true);
    expect(state.hands).toHaveLength(1);
  });

  it('names the moderators who are there', () => {
    expect(
      roomViewOf(roomAfter([...everybodyIn, left('countyDoctor')]), person('relative')).moderatorIds,
    ).toEqual(['expert']);
  });
});

describe('the room', () => {
  const names = ['expert', 'countyDoctor', 'panelMember', 'relative'] as const;
  const anyEvent = fc
    .constantFrom(...names)
    .chain((name) =>
      fc.constantFrom<RoomEvent>(
        entered(name),
        left(name),
        asked(name),
        { kind: 'room.askEnded', personId: id(name) },
        { kind: 'room.admitted', personId: id(name), by: id('expert') },
        { kind: 'room.removed', personId: id(name), by: id('expert') },
        { kind: 'room.handRaised', personId: id(name), at },
        { kind: 'room.floorGiven', personId: id(name), by: id('expert') },
        { kind: 'room.handedOver', by: id('expert'), personId: id(name), isOwn: true },
        { kind: 'room.takenBack', by: id(name) },
      ),
    );
  const plain = (state: RoomState) =>
    JSON.stringify(state, (_, value: unknown) =>
      value instanceof Set || value instanceof Map ? [...(value as Iterable<unknown>)].toSorted() : value,
    );

  it('comes out the same when an event is told twice', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), anyEvent, (before, event) => {
        expect(plain(roomAfter([...before, event, event]))).toBe(plain(roomAfter([...before, event])));
      }),
    );
  });

  it('never lacks somebody who may moderate, or have moderation back', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), (events) => {
        const you = roomViewOf(roomAfter(events), person('expert')).you;
        expect(you.isModerator || you.mayTakeBack).toBe(true);
      }),
    );
  });

  it('begins with nobody', () => expect(roomViewOf(emptyRoom, person('expert')).moderatorIds).toEqual([]));
});
