import { describe, expect, it } from '@jest/globals';
import type { Hospital } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { addWish, mergeWishes, requestOf, type Wish, wishesOf, wishKey, withoutWish } from './wishes';

const hospital = (id: string): Hospital => ({
  id: id as HospitalId,
  code: id,
  nameZh: id,
  nameEn: id,
  timeZone: 'Asia/Shanghai',
});
const [north, south, first, second] = ['north', 'south', 'first', 'second'].map(hospital) as [
  Hospital,
  Hospital,
  Hospital,
  Hospital,
];

type Specialty = Extract<Wish, { kind: 'pin' }>['specialty'];
const pin = (county: Hospital, specialty: Specialty, top: Hospital): Wish => ({
  kind: 'pin',
  county,
  specialty,
  top,
});
const ban = (county: Hospital, specialty: Specialty | null, top: Hospital): Wish => ({
  kind: 'ban',
  county,
  specialty,
  top,
});
const places = (top: Hospital, number: number): Wish => ({ kind: 'places', top, places: number });
const keysOf = (wishes: readonly Wish[]) => wishes.map(wishKey);

describe('addWish', () => {
  it('gives an ask one pinned partner, the last one', () => {
    const wishes = [pin(north, 'cardiology', first), pin(north, 'oncology', first)];
    expect(keysOf(addWish(wishes, pin(north, 'cardiology', second)))).toEqual([
      'pin north first oncology',
      'pin north second cardiology',
    ]);
  });

  it('lets a ban take back a pin of the same pair, and a pin a ban', () => {
    const pinned = [pin(north, 'cardiology', first), pin(south, 'cardiology', first)];
    expect(keysOf(addWish(pinned, ban(north, 'cardiology', first)))).toEqual([
      'pin south first cardiology',
      'ban north first cardiology',
    ]);
    expect(keysOf(addWish([ban(north, null, first)], pin(north, 'cardiology', first)))).toEqual([
      'pin north first cardiology',
    ]);
    expect(keysOf(addWish([ban(north, 'oncology', first)], pin(north, 'cardiology', first)))).toHaveLength(2);
  });

  it('keeps one ban where a wider one says the same', () => {
    const wide = addWish([ban(north, 'cardiology', first)], ban(north, null, first));
    expect(keysOf(wide)).toEqual(['ban north first *']);
    expect(addWish(wide, ban(north, 'oncology', first))).toBe(wide);
  });

  it('keeps the last number of places, and lets nobody be pinned to a hospital that withdraws', () => {
    const fewer = addWish([places(first, 3), pin(north, 'cardiology', first)], places(first, 1));
    expect(keysOf(fewer)).toEqual(['pin north first cardiology', 'places first']);
    expect(keysOf(addWish(fewer, places(first, 0)))).toEqual(['places first']);
    expect(keysOf(addWish([places(first, 0)], pin(north, 'cardiology', first)))).toEqual([
      'pin north first cardiology',
    ]);
  });

  it('leaves what was given as it is', () => {
    const wishes: readonly Wish[] = [pin(north, 'cardiology', first)];
    addWish(wishes, ban(north, null, first));
    expect(keysOf(wishes)).toEqual(['pin north first cardiology']);
  });
});

describe('mergeWishes and withoutWish', () => {
  it('let later wishes win over those of the plan, and undo one alone', () => {
    const merged = mergeWishes(
      [pin(north, 'cardiology', first), places(first, 3)],
      [pin(north, 'cardiology', second), places(first, 4)],
    );
    expect(keysOf(merged)).toEqual(['pin north second cardiology', 'places first']);
    expect(keysOf(withoutWish(merged, places(first, 9)))).toEqual(['pin north second cardiology']);
  });
});

describe('requestOf and wishesOf', () => {
  it('are each other’s way back', () => {
    const wishes = [pin(north, 'cardiology', first), ban(south, null, second), places(first, 2)];
    const back = wishesOf({ wishes: requestOf(wishes), hospitals: [north, south, first, second] });
    expect(back).toEqual(wishes);
  });

  it('loses no wish over a hospital without a name', () => {
    const wishes = requestOf([places(first, 2)]);
    expect(keysOf(wishesOf({ wishes, hospitals: [] }))).toEqual(['places first']);
  });
});
