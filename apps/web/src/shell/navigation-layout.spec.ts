import { describe, expect, it } from '@jest/globals';
import { roles } from '@jiedui/domain';
import { barLayout, barSlots, isAt, sideLayout } from './navigation-layout';
import { navigationPlaces, placesFor, type NavigationGroup } from './navigation-places';

const ids = (places: readonly { readonly testId: string }[]) => places.map(({ testId }) => testId);
const idsOf = (groups: readonly NavigationGroup[]) => groups.flatMap(({ places }) => ids(places));
const place = (testId: string) => {
  const found = navigationPlaces.find((one) => one.testId === testId);
  if (!found) throw new Error(`No place ${testId}`);
  return found;
};

describe('the bar of a phone', () => {
  it('has home, what a coordinator uses most, and the rest behind "More" in groups', () => {
    const { places, more } = barLayout('coordinator');
    expect(ids(places)).toEqual(['nav-home', 'nav-triage', 'nav-consultations', 'nav-pairings']);
    expect(more.map(({ name }) => name)).toEqual(['daily', 'assistance', 'administration']);
    expect(idsOf(more)).toContain('nav-radar');
  });

  it('has what doctors and experts reach for in a hurry', () => {
    expect(ids(barLayout('countyDoctor').places)).toEqual([
      'nav-home',
      'nav-new-request',
      'nav-consultations',
      'nav-emergency',
    ]);
    expect(ids(barLayout('expert').places)).toEqual([
      'nav-home',
      'nav-consultations',
      'nav-calendar',
      'nav-on-call',
    ]);
  });

  it('leads somebody without a post home, to the rules and to the hospitals', () => {
    expect(barLayout(undefined)).toEqual({ places: placesFor(undefined), more: [] });
    expect(ids(placesFor(undefined))).toEqual(['nav-home', 'nav-rules', 'nav-hospitals']);
  });

  it.each(roles)('fits, uses its slots and loses nothing for %s', (role) => {
    const { places, more } = barLayout(role);
    expect(places.length + (more.length > 0 ? 1 : 0)).toBe(Math.min(barSlots, placesFor(role).length));
    expect(places[0]?.to).toBe('/');
    expect([...ids(places), ...idsOf(more)].toSorted()).toEqual(ids(placesFor(role)).toSorted());
  });
});

describe('the places beside the page', () => {
  it.each(roles)('are all there, once each, for %s', (role) => {
    expect(idsOf(sideLayout(role)).toSorted()).toEqual(ids(placesFor(role)).toSorted());
  });

  it('stand in groups where they are many, in one list where they are few', () => {
    expect(sideLayout('supervisor').map(({ name }) => name)).toEqual([
      'daily',
      'assistance',
      'administration',
    ]);
    expect(sideLayout(undefined).map(({ name }) => name)).toEqual([undefined]);
  });
});

describe('isAt', () => {
  it('marks a place on its own page and below it, not beside it', () => {
    expect(isAt(place('nav-map'), '/map')).toBe(true);
    expect(isAt(place('nav-radar'), '/radar/5f')).toBe(true);
    expect(isAt(place('nav-map'), '/mapping')).toBe(false);
  });

  it('marks home at home alone, and the new request not while another is written', () => {
    expect(isAt(place('nav-home'), '/')).toBe(true);
    expect(isAt(place('nav-home'), '/map')).toBe(false);
    expect(isAt(place('nav-new-request'), '/requests/new')).toBe(true);
    expect(isAt(place('nav-new-request'), '/requests/5f')).toBe(false);
  });
});
