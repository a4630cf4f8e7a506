import { roles } from '@jiedui/domain';
import { z } from 'zod';
import {
  Invitation,
  invitationStates,
  mailToken,
  NewAccount,
  OpenInvitation,
  PostInput,
} from '../shapes/account.js';
import { hospitalId, personId } from '../shapes/ids.js';
import {
  CredentialsInput,
  email,
  Locale,
  PersonDetail,
  personName,
  spokenLanguageList,
} from '../shapes/people.js';
import { text } from '../shapes/text.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const access = 'signedIn';
const params = z.object({ personId });
const invitationParams = z.object({ invitationId: z.uuid() });
const reason = text(500).trim().min(1);

export const PeopleFilter = z.object({
  hospitalId: hospitalId.optional().meta({ description: 'Left out: the whole installation' }),
  role: z.enum(roles).optional(),
  state: z.enum(['active', 'disabled', 'all']).default('all'),
  search: text(200).optional().meta({ description: 'In names, e-mail and licence number' }),
  ...paged,
});
export type PeopleFilter = z.infer<typeof PeopleFilter>;

export const InvitationFilter = z.object({
  hospitalId: hospitalId.optional().meta({ description: 'Left out: the whole installation' }),
  state: z.enum([...invitationStates, 'all']).default('pending'),
  search: text(200).optional().meta({ description: 'In e-mail and names' }),
  ...paged,
});
export type InvitationFilter = z.infer<typeof InvitationFilter>;

export const PeoplePage = pageOf(PersonDetail).meta({ id: 'PeoplePage' });
export type PeoplePage = z.infer<typeof PeoplePage>;
export const InvitationPage = pageOf(Invitation).meta({ id: 'InvitationPage' });
export type InvitationPage = z.infer<typeof InvitationPage>;

const personEndpoints = {
  listPeople: endpoint({
    method: 'GET',
    path: '/people',
    tag: 'people',
    summary: 'The people of a hospital, or of the installation, by name',
    access,
    query: PeopleFilter,
    response: PeoplePage,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  getPerson: endpoint({
    method: 'GET',
    path: '/people/{personId}',
    tag: 'people',
    summary: 'One person with posts and credentials',
    access,
    params,
    response: PersonDetail,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  updatePerson: endpoint({
    method: 'PATCH',
    path: '/people/{personId}',
    tag: 'people',
    summary: 'Change names and languages of a person',
    access,
    params,
    body: z.object({ nameZh: personName, nameEn: personName, languages: spokenLanguageList }).partial(),
    response: PersonDetail,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  changeCredentials: endpoint({
    method: 'PUT',
    path: '/people/{personId}/credentials',
    tag: 'people',
    summary: 'Put licence, title and start of practice on record',
    access,
    params,
    body: CredentialsInput,
    response: PersonDetail,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  addPost: endpoint({
    method: 'POST',
    path: '/people/{personId}/posts',
    tag: 'people',
    summary: 'Appoint a person to another post',
    access,
    params,
    body: PostInput,
    response: PersonDetail,
    errors: ['ACTION_NOT_ALLOWED', 'POST_INVALID', 'POST_ALREADY_HELD', 'POST_SEPARATION', 'STEP_UP_NEEDED'],
  }),
  endPost: endpoint({
    method: 'POST',
    path: '/people/{personId}/posts/{postId}/end',
    tag: 'people',
    summary: 'End a post, with a reason, now or after a day to come',
    access,
    params: z.object({ personId, postId: z.uuid() }),
    body: z.object({
      reason,
      lastDay: z.iso.date().optional().meta({ description: 'Left out: the post ends now' }),
    }),
    response: PersonDetail,
    errors: [
      'ACTION_NOT_ALLOWED',
      'POST_INVALID',
      'POST_ALREADY_ENDED',
      'ADMINISTRATOR_LAST',
      'STEP_UP_NEEDED',
    ],
  }),
  disableAccount: endpoint({
    method: 'POST',
    path: '/people/{personId}/disable',
    tag: 'people',
    summary: 'Close the account of a person; ends its sessions',
    access,
    params,
    body: z.object({ reason }),
    response: PersonDetail,
    errors: ['ACTION_NOT_ALLOWED', 'ADMINISTRATOR_LAST', 'STEP_UP_NEEDED'],
  }),
  enableAccount: endpoint({
    method: 'POST',
    path: '/people/{personId}/enable',
    tag: 'people',
    summary: 'Open the account of a person again',
    access,
    params,
    response: PersonDetail,
    errors: ['ACTION_NOT_ALLOWED', 'STEP_UP_NEEDED'],
  }),
};

const invitationEndpoints = {
  listInvitations: endpoint({
    method: 'GET',
    path: '/invitations',
    tag: 'people',
    summary: 'Invitations of a hospital, or of the installation, newest first',
    access,
    query: InvitationFilter,
    response: InvitationPage,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  invitePerson: endpoint({
    method: 'POST',
    path: '/invitations',
    tag: 'people',
    summary: 'Invite somebody to a post by e-mail; the link holds for seven days',
    access,
    body: PostInput.extend({
      email,
      nameZh: personName.nullable().default(null),
      nameEn: personName.nullable().default(null),
      locale: Locale.default('zh-CN').meta({ description: 'Of the mail, where the account is new' }),
    }),
    response: Invitation,
    errors: [
      'ACTION_NOT_ALLOWED',
      'POST_INVALID',
      'POST_ALREADY_HELD',
      'POST_SEPARATION',
      'INVITATION_ALREADY_OPEN',
      'STEP_UP_NEEDED',
    ],
  }),
  resendInvitation: endpoint({
    method: 'POST',
    path: '/invitations/{invitationId}/resend',
    tag: 'people',
    summary: 'Mail the invitation again with a new link; the old one ends',
    access,
    params: invitationParams,
    response: Invitation,
    errors: ['ACTION_NOT_ALLOWED', 'INVITATION_INVALID', 'INVITATION_ALREADY_OPEN', 'TOO_MANY_ATTEMPTS'],
  }),
  revokeInvitation: endpoint({
    method: 'POST',
    path: '/invitations/{invitationId}/revoke',
    tag: 'people',
    summary: 'Take an invitation back',
    access,
    params: invitationParams,
    response: Invitation,
    errors: ['ACTION_NOT_ALLOWED', 'INVITATION_INVALID'],
  }),
  openInvitation: endpoint({
    method: 'POST',
    path: '/invitations/open',
    tag: 'people',
    summary: 'What an invitation is for, by the token of its mail',
    access: 'public',
    body: z.object({ token: mailToken }),
    response: OpenInvitation,
    errors: ['INVITATION_INVALID', 'TOO_MANY_ATTEMPTS'],
  }),
  acceptInvitation: endpoint({
    method: 'POST',
    path: '/invitations/accept',
    tag: 'people',
    summary: 'Take up an invitation; who has no account yet chooses names and password. Then sign in',
    access: 'public',
    body: z.object({
      token: mailToken,
      account: NewAccount.nullable().default(null).meta({ description: 'Needed where isAccountNew' }),
    }),
    errors: [
      'INVITATION_INVALID',
      'PASSWORD_WEAK',
      'POST_ALREADY_HELD',
      'POST_SEPARATION',
      'TOO_MANY_ATTEMPTS',
    ],
  }),
};

export const peopleEndpoints = { ...personEndpoints, ...invitationEndpoints };
