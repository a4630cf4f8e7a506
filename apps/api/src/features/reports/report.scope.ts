import type { Period, RegionCode } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';

/** What a report covers: a region, or the named hospitals and the pairings of one of them. */
export interface Covered {
  readonly region: RegionCode;
  readonly hospitalIds: readonly HospitalId[] | undefined;
  /** Pairings of this hospital alone, on either side. */
  readonly partyId: HospitalId | null;
  readonly period: Period;
}
