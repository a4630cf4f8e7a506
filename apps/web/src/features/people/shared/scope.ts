import type { Hospital } from '@jiedui/contracts';
import { hospitalRoles, roles, type Role } from '@jiedui/domain';
import { holdsRole, hospitalsOf, useSignedIn } from '../../../session/me';

export interface PeopleScope {
  /** May see the people of the whole installation at once. */
  readonly seesAll: boolean;
  /** May look at hospitals beyond those below. */
  readonly seesOthers: boolean;
  readonly hospitals: readonly Hospital[];
  /** What one may appoint others to; empty for those who only read. */
  readonly appoints: readonly Role[];
}

/** Whose people this person may see and appoint. The API decides; this says what to offer. */
export function usePeopleScope(): PeopleScope {
  const { me } = useSignedIn();
  const seesAll = holdsRole(me, 'platformAdministrator');
  return {
    seesAll,
    seesOthers: seesAll || holdsRole(me, 'supervisor'),
    hospitals: hospitalsOf(me, 'hospitalAdministrator', 'coordinator'),
    appoints: seesAll ? roles : holdsRole(me, 'hospitalAdministrator') ? hospitalRoles : [],
  };
}
