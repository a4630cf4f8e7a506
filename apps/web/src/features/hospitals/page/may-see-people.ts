import type { HospitalDetail, Me } from '@jiedui/contracts';
import { coversRegion } from '@jiedui/domain';

/** Whether a way to the hospital's people is worth showing; the API decides what is seen there. */
export function maySeePeople(me: Me, { id, regionPath }: Pick<HospitalDetail, 'id' | 'regionPath'>): boolean {
  const regionCode = regionPath.at(-1)?.code;
  return me.posts.some(({ role, hospital, region }) => {
    switch (role) {
      case 'platformAdministrator':
        return true;
      case 'supervisor':
        return region !== null && regionCode !== undefined && coversRegion(region.code, regionCode);
      case 'coordinator':
      case 'hospitalAdministrator':
        return hospital?.id === id;
      default:
        return false;
    }
  });
}
