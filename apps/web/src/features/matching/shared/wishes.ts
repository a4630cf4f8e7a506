import { Hospital, type MatchBan, type MatchingRun, type MatchWishes } from '@jiedui/contracts';
import { specialties } from '@jiedui/domain';
import { z } from 'zod';

/** One wish with the hospitals that it names, so that it can be shown wherever it goes. */
export const Wish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pin'), county: Hospital, specialty: z.enum(specialties), top: Hospital }),
  z.object({
    kind: z.literal('ban'),
    county: Hospital,
    specialty: z.enum(specialties).nullable(),
    top: Hospital,
  }),
  z.object({ kind: z.literal('places'), top: Hospital, places: z.number().int().min(0).max(200) }),
]);
export type Wish = z.infer<typeof Wish>;
type Pair = Exclude<Wish, { readonly kind: 'places' }>;

export const wishKey = (wish: Wish): string =>
  wish.kind === 'places'
    ? `places ${wish.top.id}`
    : [wish.kind, wish.county.id, wish.top.id, wish.specialty ?? '*'].join(' ');

const isSamePair = (one: Pair, other: Pair) =>
  one.county.id === other.county.id && one.top.id === other.top.id;

const meets = (one: Pair, other: Pair) =>
  one.specialty === null || other.specialty === null || one.specialty === other.specialty;

const withdraws = (wish: Wish, topId: string) =>
  wish.kind === 'places' && wish.places === 0 && wish.top.id === topId;

/** Whether an earlier wish cannot stand beside a later one: an ask has one partner, a hospital one number of places. */
function givesWay(earlier: Wish, later: Wish): boolean {
  if (later.kind === 'places') {
    if (earlier.kind === 'places') return earlier.top.id === later.top.id;
    return earlier.kind === 'pin' && withdraws(later, earlier.top.id);
  }
  if (earlier.kind === 'places') return later.kind === 'pin' && withdraws(earlier, later.top.id);
  if (later.kind === 'pin' && earlier.kind === 'pin') {
    return earlier.county.id === later.county.id && earlier.specialty === later.specialty;
  }
  if (later.kind === 'ban' && earlier.kind === 'ban') {
    return isSamePair(earlier, later) && (later.specialty === null || earlier.specialty === later.specialty);
  }
  return isSamePair(earlier, later) && meets(earlier, later);
}

const covers = (earlier: Wish, later: Wish) =>
  earlier.kind === 'ban' && later.kind === 'ban' && earlier.specialty === null && isSamePair(earlier, later);

/** Adds a wish. The last word counts: what contradicts it goes. */
export const addWish = (wishes: readonly Wish[], wish: Wish): readonly Wish[] =>
  wishes.some((earlier) => covers(earlier, wish))
    ? wishes
    : [...wishes.filter((earlier) => !givesWay(earlier, wish)), wish];

export const withoutWish = (wishes: readonly Wish[], wish: Wish): readonly Wish[] =>
  wishes.filter((one) => wishKey(one) !== wishKey(wish));

/** The wishes of a plan with later ones besides. */
export const mergeWishes = (earlier: readonly Wish[], later: readonly Wish[]): readonly Wish[] =>
  later.reduce(addWish, earlier);

/** As the API takes them. */
export function requestOf(wishes: readonly Wish[]): MatchWishes {
  const pins = wishes.flatMap((wish) =>
    wish.kind === 'pin' ? [{ countyId: wish.county.id, specialty: wish.specialty, topId: wish.top.id }] : [],
  );
  const bans = wishes.flatMap((wish): MatchBan[] =>
    wish.kind === 'ban' ? [{ countyId: wish.county.id, specialty: wish.specialty, topId: wish.top.id }] : [],
  );
  const places = wishes.flatMap((wish) =>
    wish.kind === 'places' ? [{ topId: wish.top.id, places: wish.places }] : [],
  );
  return { pins, bans, places };
}

/** A hospital that left the register is called by its id, so that no wish is lost unseen. */
const unnamed = (id: Hospital['id']): Hospital => ({ id, code: '', nameZh: id, nameEn: id, timeZone: 'UTC' });

/** The wishes that a plan was made with. */
export function wishesOf({ wishes, hospitals }: Pick<MatchingRun, 'wishes' | 'hospitals'>): readonly Wish[] {
  const named = new Map(hospitals.map((hospital) => [hospital.id, hospital]));
  const hospitalOf = (id: Hospital['id']) => named.get(id) ?? unnamed(id);
  return [
    ...wishes.pins.map(({ countyId, specialty, topId }) => ({
      kind: 'pin' as const,
      county: hospitalOf(countyId),
      specialty,
      top: hospitalOf(topId),
    })),
    ...wishes.bans.map(({ countyId, specialty, topId }) => ({
      kind: 'ban' as const,
      county: hospitalOf(countyId),
      specialty,
      top: hospitalOf(topId),
    })),
    ...wishes.places.map(({ topId, places }) => ({
      kind: 'places' as const,
      top: hospitalOf(topId),
      places,
    })),
  ];
}
