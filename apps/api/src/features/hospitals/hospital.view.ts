import type { Hospital as HospitalView } from '@jiedui/contracts';
import type { Hospital } from './hospital.entity.js';

export const hospitalView = ({ id, code, nameZh, nameEn, timeZone }: Hospital): HospitalView => ({
  id,
  code,
  nameZh,
  nameEn,
  timeZone,
});
