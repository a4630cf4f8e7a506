import type { Role } from '@jiedui/domain';
import {
  inGroups,
  placesFor,
  type NavigationGroup,
  type NavigationPath,
  type NavigationPlace,
} from './navigation-places';

/** As many as stand side by side on a phone with words that can be read. */
export const barSlots = 5;

/** What each role opens most, after home. */
const mostUsed: Readonly<Record<Role, readonly NavigationPath[]>> = {
  countyDoctor: ['/requests/$draftId', '/consultations', '/emergency-access'],
  expert: ['/consultations', '/calendar', '/on-call'],
  coordinator: ['/triage', '/consultations', '/pairings'],
  hospitalAdministrator: ['/pairings', '/people', '/break-glass'],
  supervisor: ['/oversight', '/radar', '/outcomes'],
  platformAdministrator: ['/hospitals', '/people', '/audit'],
};

export interface NavigationBarLayout {
  readonly places: readonly NavigationPlace[];
  /** What "More" opens; none where the bar has room for everything. */
  readonly more: readonly NavigationGroup[];
}

/** The bar of a phone: all places, or home, the most used ones and a last slot for the rest. */
export function barLayout(role: Role | undefined): NavigationBarLayout {
  const all = placesFor(role);
  if (role === undefined || all.length <= barSlots) return { places: all, more: [] };
  const inBar: readonly NavigationPath[] = ['/', ...mostUsed[role]];
  return {
    places: inBar.flatMap((path) => all.filter(({ to }) => to === path)),
    more: inGroups(all.filter(({ to }) => !inBar.includes(to))),
  };
}

/** The places beside the page on a desk: in groups, unless they are so few that one list is calmer. */
export function sideLayout(role: Role | undefined): readonly NavigationGroup[] {
  const all = placesFor(role);
  return all.length <= barSlots ? [{ name: undefined, places: all }] : inGroups(all);
}

/** Whether an address is the place or lies below it; home has nothing below. */
export function isAt({ to }: NavigationPlace, pathname: string): boolean {
  if (to === '/') return pathname === '/';
  const path = to.replace('$draftId', 'new');
  return pathname === path || pathname.startsWith(`${path}/`);
}
