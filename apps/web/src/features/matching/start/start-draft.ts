import type { Hospital, MatchingRequest, MatchingRun, RegionName } from '@jiedui/contracts';
import { mergeWishes, requestOf, type Wish, wishesOf } from '../shared/wishes';
import { type RuleDraft, ruleDraftOf, ruleFaults, rulesOf, usualRules } from './rule-draft';

export type Place =
  | { readonly kind: 'region'; readonly region: RegionName | null }
  | { readonly kind: 'hospital'; readonly hospital: Hospital };

export interface StartDraft {
  /** Nothing until it is typed: then the place and the day name the plan. */
  readonly name: string | undefined;
  readonly place: Place;
  readonly topRegion: RegionName | null;
  readonly rules: RuleDraft;
  readonly wishes: readonly Wish[];
}

/** Whom the reader may make plans for. */
export interface OwnPlaces {
  readonly regions: readonly RegionName[];
  readonly hospitals: readonly Hospital[];
}

/** The first place of one's own, that of the post one acts in before others. */
export function firstPlace(
  { regions, hospitals }: OwnPlaces,
  {
    prefersRegion,
    hospitalId,
  }: { readonly prefersRegion: boolean; readonly hospitalId?: string | undefined },
): Place | undefined {
  const asked = hospitals.find(({ id }) => id === hospitalId);
  if (asked) return { kind: 'hospital', hospital: asked };
  const ofRegion = regions[0] && { kind: 'region' as const, region: regions[0] };
  const ofHospital = hospitals[0] && { kind: 'hospital' as const, hospital: hospitals[0] };
  return prefersRegion ? (ofRegion ?? ofHospital) : (ofHospital ?? ofRegion);
}

export const newDraft = (place: Place): StartDraft => ({
  name: undefined,
  place,
  topRegion: null,
  rules: usualRules,
  wishes: [],
});

/** The place of a plan, where it has a name still. */
export function placeOf({ region, hospital }: Pick<MatchingRun, 'region' | 'hospital'>): Place | undefined {
  if (hospital) return { kind: 'hospital', hospital };
  return region ? { kind: 'region', region } : undefined;
}

/** With the scope, the rules and the wishes of an earlier plan. */
export const draftFrom = (run: MatchingRun, place: Place): StartDraft => ({
  name: undefined,
  place: placeOf(run) ?? place,
  topRegion: run.topRegion,
  rules: ruleDraftOf(run.rules),
  wishes: wishesOf(run),
});

export const isComplete = (draft: StartDraft, name: string): boolean =>
  name.trim() !== '' &&
  Object.keys(ruleFaults(draft.rules)).length === 0 &&
  (draft.place.kind === 'hospital' || draft.place.region !== null);

export const startRequest = (
  { place, topRegion, rules, wishes }: StartDraft,
  name: string,
): MatchingRequest => ({
  name: name.trim(),
  regionCode: place.kind === 'region' ? (place.region?.code ?? null) : null,
  hospitalId: place.kind === 'hospital' ? place.hospital.id : null,
  topRegionCode: topRegion?.code ?? null,
  rules: rulesOf(rules),
  wishes: requestOf(wishes),
});

/** The same plan with more wishes, the later ones first in right. */
export const requestWith = (run: MatchingRun, name: string, wishes: readonly Wish[]): MatchingRequest => ({
  name: name.trim(),
  regionCode: run.region?.code ?? null,
  hospitalId: run.hospital?.id ?? null,
  topRegionCode: run.topRegion?.code ?? null,
  rules: run.rules,
  wishes: requestOf(mergeWishes(wishesOf(run), wishes)),
});
