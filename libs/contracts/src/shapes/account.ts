import { hospitalRoles, roles, specialties } from '@jiedui/domain';
import { z } from 'zod';
import { PasskeyAssertion } from './passkey.js';
import { Hospital, Locale, password, Person, regionCode, RegionName, spokenLanguageList } from './people.js';
import { hospitalId, instant } from './ids.js';
import { text } from './text.js';

/** Six digits; people paste them with a space in the middle. */
export const totpCode = z
  .string()
  .transform((code) => code.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));
/** As shown when made, in groups; case and dashes do not count. */
export const recoveryCode = z
  .string()
  .max(40)
  .transform((code) => code.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-Z]{16}$/));

/** A second factor as shown after the password. */
export const SecondFactorProof = z.discriminatedUnion('method', [
  z.object({ method: z.literal('totp'), code: totpCode }),
  z.object({ method: z.literal('recoveryCode'), code: recoveryCode }),
  z.object({ method: z.literal('passkey'), response: PasskeyAssertion }),
]);
export type SecondFactorProof = z.infer<typeof SecondFactorProof>;

/** A proof, while signed in, that the person is still the one who signed in. */
export const StepUpProof = z.discriminatedUnion('method', [
  z.object({ method: z.literal('password'), password }),
  ...SecondFactorProof.options,
]);
export type StepUpProof = z.infer<typeof StepUpProof>;

export const Passkey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    isSynced: z.boolean().meta({ description: 'Kept by a provider that copies it to other devices' }),
  })
  .meta({ id: 'Passkey' });
export type Passkey = z.infer<typeof Passkey>;

/** How I sign in, as my account page shows it. */
export const Account = z
  .object({
    email: z.string(),
    passwordChangedAt: instant,
    totpSetAt: instant.nullable(),
    passkeys: z.array(Passkey),
    recoveryCodesLeft: z.number().int(),
    isSecondFactorRequired: z.boolean().meta({ description: 'One of my roles must have one' }),
    languages: spokenLanguageList,
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

/** A sign-in that holds. The address is an IP address, the browser as it names itself. */
export const SignIn = z
  .object({
    id: z.uuid(),
    createdAt: instant,
    lastUsedAt: instant,
    expiresAt: instant,
    address: z.string().nullable(),
    agent: z.string().nullable(),
    isCurrent: z.boolean(),
  })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

export const invitationStates = ['pending', 'accepted', 'revoked', 'expired'] as const;

/** A post that is asked for; which place it needs follows from the role (POST_INVALID). */
export const PostInput = z.object({
  role: z.enum(roles),
  hospitalId: hospitalId
    .nullable()
    .default(null)
    .meta({ description: `For ${hospitalRoles.join(', ')}` }),
  regionCode: regionCode.nullable().default(null).meta({ description: 'For supervisor' }),
  specialties: z.array(z.enum(specialties)).max(specialties.length).default([]),
  validFrom: z.iso.date().optional().meta({ description: 'Today where left out' }),
  validUntil: z.iso.date().nullable().default(null),
});
export type PostInput = z.infer<typeof PostInput>;

const invitedPost = {
  role: z.enum(roles),
  hospital: Hospital.nullable(),
  region: RegionName.nullable(),
  specialties: z.array(z.enum(specialties)),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
};

export const Invitation = z
  .object({
    id: z.uuid(),
    email: z.string(),
    nameZh: z.string().nullable(),
    nameEn: z.string().nullable(),
    ...invitedPost,
    state: z.enum(invitationStates),
    invitedBy: Person,
    invitedAt: instant,
    expiresAt: instant,
    sentAt: instant.nullable().meta({ description: 'When the mail left; nothing while it waits' }),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

/** What the holder of an invitation's token sees of it. */
export const OpenInvitation = z
  .object({
    email: z.string(),
    nameZh: z.string().nullable(),
    nameEn: z.string().nullable(),
    ...invitedPost,
    invitedBy: Person,
    expiresAt: instant,
    isAccountNew: z.boolean().meta({
      description: 'True: choose names and a password. False: the post is added to the account that exists',
    }),
  })
  .meta({ id: 'OpenInvitation' });
export type OpenInvitation = z.infer<typeof OpenInvitation>;

/** Names and secret with which an account begins. */
export const NewAccount = z.object({
  nameZh: text(100).trim().min(1),
  nameEn: text(100).trim().min(1),
  password,
  locale: Locale,
});
export type NewAccount = z.infer<typeof NewAccount>;

/** 256 random bits, base64url, out of a mail. */
export const mailToken = z.string().regex(/^[\w-]{43}$/);
