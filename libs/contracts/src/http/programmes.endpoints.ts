import { memberRoles, parentRelations, targetKinds, targetStates } from '@jiedui/domain';
import { z } from 'zod';
import { hospitalId, programmeId } from '../shapes/ids.js';
import { regionCode } from '../shapes/people.js';
import {
  HospitalGroup,
  MemberContent,
  ProgrammeContent,
  ProgrammeDetail,
  ProgrammeFigureContent,
  ProgrammeMember,
  ProgrammeSummary,
  ProgrammeTarget,
  TargetContent,
} from '../shapes/programme.js';
import { text } from '../shapes/text.js';
import { endpoint } from './endpoint.js';

const tag = 'programmes';
const access = 'signedIn';
const params = z.object({ programmeId });
const revision = z.number().int().min(1);
const paged = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
};
const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({
    items: z.array(item),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  });
const among = { regionCode: regionCode.optional(), search: text(100).optional() };

export const programmeEndpoints = {
  listProgrammes: endpoint({
    method: 'GET',
    path: '/programmes',
    tag,
    summary: 'Programmes, the latest begun first, with how far their targets are',
    access,
    query: z.object({ search: text(100).optional(), ...paged }),
    response: pageOf(ProgrammeSummary),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  getProgramme: endpoint({
    method: 'GET',
    path: '/programmes/{programmeId}',
    tag,
    summary: 'One programme with its published figures',
    access,
    params,
    response: ProgrammeDetail,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  createProgramme: endpoint({
    method: 'POST',
    path: '/programmes',
    tag,
    summary: 'Enter a programme',
    access,
    body: ProgrammeContent,
    response: ProgrammeDetail,
    errors: ['ACTION_NOT_ALLOWED', 'PROGRAMME_CODE_TAKEN'],
  }),
  updateProgramme: endpoint({
    method: 'PUT',
    path: '/programmes/{programmeId}',
    tag,
    summary: 'Change what is said of a programme',
    access,
    params,
    body: ProgrammeContent.safeExtend({ revision }),
    response: ProgrammeDetail,
    errors: ['ACTION_NOT_ALLOWED', 'PROGRAMME_CODE_TAKEN', 'REVISION_CONFLICT'],
  }),
  removeProgramme: endpoint({
    method: 'DELETE',
    path: '/programmes/{programmeId}',
    tag,
    summary: 'Remove a programme with its figures, members and targets',
    access,
    params,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  saveProgrammeFigure: endpoint({
    method: 'PUT',
    path: '/programmes/{programmeId}/figures',
    tag,
    summary: 'Enter a published figure; the same count of the same day again corrects it',
    access,
    params,
    body: ProgrammeFigureContent,
    response: ProgrammeDetail,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  removeProgrammeFigure: endpoint({
    method: 'DELETE',
    path: '/programmes/{programmeId}/figures/{figureId}',
    tag,
    summary: 'Remove a published figure',
    access,
    params: params.extend({ figureId: z.uuid() }),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  listProgrammeMembers: endpoint({
    method: 'GET',
    path: '/programmes/{programmeId}/members',
    tag,
    summary: 'The hospitals of a programme, by region and code',
    access,
    params,
    query: z.object({ ...among, role: z.enum(memberRoles).optional(), ...paged }),
    response: pageOf(ProgrammeMember),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  saveProgrammeMember: endpoint({
    method: 'PUT',
    path: '/programmes/{programmeId}/members/{hospitalId}',
    tag,
    summary: 'Take a hospital into a programme, or change its part in it',
    access,
    params: params.extend({ hospitalId }),
    body: MemberContent,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  removeProgrammeMember: endpoint({
    method: 'DELETE',
    path: '/programmes/{programmeId}/members/{hospitalId}',
    tag,
    summary: 'Take a hospital out of a programme where it was entered by mistake',
    access,
    params: params.extend({ hospitalId }),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  listTargets: endpoint({
    method: 'GET',
    path: '/programme-targets',
    tag,
    summary: 'What hospitals are to reach, the earliest due first',
    access,
    query: z.object({
      ...among,
      programmeId: programmeId.optional(),
      hospitalId: hospitalId.optional(),
      kind: z.enum(targetKinds).optional(),
      state: z.enum(targetStates).optional(),
      ...paged,
    }),
    response: pageOf(ProgrammeTarget),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  addTarget: endpoint({
    method: 'POST',
    path: '/programmes/{programmeId}/targets',
    tag,
    summary: 'Set a hospital a target',
    access,
    params,
    body: TargetContent.extend({ hospitalId }),
    response: z.object({ id: z.uuid() }),
    errors: ['ACTION_NOT_ALLOWED', 'TARGET_ALREADY_SET', 'TARGET_INVALID'],
  }),
  changeTarget: endpoint({
    method: 'PUT',
    path: '/programme-targets/{targetId}',
    tag,
    summary: 'Change a target, or say that it is reached',
    access,
    params: z.object({ targetId: z.uuid() }),
    body: TargetContent.extend({ revision }),
    errors: ['ACTION_NOT_ALLOWED', 'REVISION_CONFLICT', 'TARGET_ALREADY_SET', 'TARGET_INVALID'],
  }),
  removeTarget: endpoint({
    method: 'DELETE',
    path: '/programme-targets/{targetId}',
    tag,
    summary: 'Remove a target',
    access,
    params: z.object({ targetId: z.uuid() }),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  listHospitalGroups: endpoint({
    method: 'GET',
    path: '/hospital-groups',
    tag,
    summary: 'Hospitals with those that hang on them: medical communities, branches, regional centres',
    access,
    query: z.object({ ...among, relation: z.enum(parentRelations).optional(), ...paged }),
    response: pageOf(HospitalGroup),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
};
