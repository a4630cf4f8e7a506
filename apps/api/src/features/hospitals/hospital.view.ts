import type { Hospital as HospitalView } from '@jiedui/contracts';

/** Of a row or a record: what a hospital is called wherever it is named. */
export const hospitalView = ({
  id,
  code,
  nameZh,
  nameEn,
  timeZone,
}: Readonly<HospitalView>): HospitalView => ({
  id,
  code,
  nameZh,
  nameEn,
  timeZone,
});
