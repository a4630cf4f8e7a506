import {
  gradeClasses,
  gradeLevels,
  hospitalKinds,
  hospitalTiers,
  programmeFlags,
  regionLevels,
  specialties,
  specialtyStrengths,
} from '@jiedui/domain';
import { z } from 'zod';
import {
  HospitalContent,
  HospitalDetail,
  HospitalGradeSince,
  HospitalProfile,
  HospitalRegistration,
  HospitalSummary,
  RegionBranch,
  RegionHit,
} from '../shapes/hospital.js';
import { hospitalId } from '../shapes/ids.js';
import { TableFormat, tableMediaTypes } from '../shapes/import.js';
import { regionCode } from '../shapes/people.js';
import { text } from '../shapes/text.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const tag = 'hospitals';
const access = 'signedIn';
const params = z.object({ hospitalId });
const revision = z.number().int().min(1);

/** Which hospitals of the directory; what is left out does not narrow. */
export const HospitalFilter = z.object({
  regionCode: regionCode.optional().meta({ description: 'The region and all below it' }),
  tier: z.enum(hospitalTiers).optional(),
  kind: z.enum(hospitalKinds).optional(),
  gradeLevel: z.coerce
    .number()
    .pipe(z.literal([...gradeLevels]))
    .optional(),
  gradeClass: z.enum(gradeClasses).optional(),
  specialty: z.enum(specialties).optional(),
  strength: z.enum(specialtyStrengths).optional().meta({ description: 'Of the specialty, this or stronger' }),
  flag: z.enum(programmeFlags).optional(),
  search: text(100)
    .optional()
    .meta({ description: 'In Chinese and English names, full pinyin, pinyin initials and the code' }),
});
export type HospitalFilter = z.infer<typeof HospitalFilter>;

export const HospitalPage = pageOf(HospitalSummary).meta({ id: 'HospitalPage' });
export type HospitalPage = z.infer<typeof HospitalPage>;

export const hospitalEndpoints = {
  listRegions: endpoint({
    method: 'GET',
    path: '/regions',
    tag,
    summary: 'A region, the way to it and the regions right below it, with counts of hospitals',
    access,
    query: z.object({ parent: regionCode.default('0') }),
    response: RegionBranch,
    errors: ['NOT_FOUND'],
  }),
  searchRegions: endpoint({
    method: 'GET',
    path: '/regions/search',
    tag,
    summary: 'Regions by Chinese or English name, pinyin initials or code, higher levels first',
    access,
    query: z.object({
      search: text(50).min(1),
      level: z.enum(regionLevels).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: z.array(RegionHit),
    errors: [],
  }),
  listHospitals: endpoint({
    method: 'GET',
    path: '/hospitals',
    tag,
    summary: 'The directory: by how well they match a search, else by region and code',
    access,
    query: HospitalFilter.extend(paged),
    response: HospitalPage,
    errors: [],
  }),
  exportHospitals: endpoint({
    method: 'GET',
    path: '/hospitals/export',
    tag,
    summary: 'The filtered directory as a file with the columns of an import',
    access,
    query: HospitalFilter.extend({ format: TableFormat }),
    givesFile: Object.values(tableMediaTypes),
    errors: [],
  }),
  getHospital: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}',
    tag,
    summary: 'One hospital',
    access,
    params,
    response: HospitalDetail,
    errors: [],
  }),
  createHospital: endpoint({
    method: 'POST',
    path: '/hospitals',
    tag,
    summary: 'Enter a hospital in the register',
    access,
    body: HospitalRegistration.extend({
      ...HospitalProfile.partial().shape,
      grade: HospitalGradeSince.optional(),
    }),
    response: HospitalDetail,
    errors: ['ACTION_NOT_ALLOWED', 'HOSPITAL_CODE_TAKEN', 'REGION_UNKNOWN', 'HOSPITAL_PARENT_INVALID'],
  }),
  updateHospital: endpoint({
    method: 'PATCH',
    path: '/hospitals/{hospitalId}',
    tag,
    summary: 'Change what is sent; register facts only by who keeps the register',
    access,
    params,
    body: HospitalContent.partial().extend({ revision }),
    response: HospitalDetail,
    errors: [
      'ACTION_NOT_ALLOWED',
      'REVISION_CONFLICT',
      'HOSPITAL_CODE_TAKEN',
      'REGION_UNKNOWN',
      'HOSPITAL_PARENT_INVALID',
    ],
  }),
  gradeHospital: endpoint({
    method: 'POST',
    path: '/hospitals/{hospitalId}/grades',
    tag,
    summary: 'Enter the grade since a day in the history; the same day again corrects it',
    access,
    params,
    body: HospitalGradeSince.extend({ revision }),
    response: HospitalDetail,
    errors: ['ACTION_NOT_ALLOWED', 'REVISION_CONFLICT', 'GRADE_DATE_INVALID'],
  }),
};
