import {
  doctorTitles,
  passwordMaxLength,
  roles,
  secondFactors,
  specialties,
  spokenLanguages,
  stepUpMethods,
} from '@jiedui/domain';
import { z } from 'zod';
import { hospitalId, instant, personId } from './ids.js';
import { text } from './text.js';

export const locales = ['zh-CN', 'en'] as const;
export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;

export const Hospital = z
  .object({ id: hospitalId, code: z.string(), nameZh: z.string(), nameEn: z.string(), timeZone: z.string() })
  .meta({ id: 'Hospital' });
export type Hospital = z.infer<typeof Hospital>;

/** A division by its prefix code; the nation is `0`. */
export const regionCode = z.string().regex(/^\d{1,12}$/);
export const RegionName = z
  .object({ code: z.string(), nameZh: z.string(), nameEn: z.string() })
  .meta({ id: 'RegionName' });
export type RegionName = z.infer<typeof RegionName>;

export const Person = z
  .object({ id: personId, nameZh: z.string(), nameEn: z.string() })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** Hospital roles have a hospital, supervisors a region, platform administrators neither. */
export const Post = z
  .object({
    role: z.enum(roles),
    hospital: Hospital.nullable(),
    region: RegionName.nullable(),
    specialties: z.array(z.enum(specialties)),
  })
  .meta({ id: 'Post' });
export type Post = z.infer<typeof Post>;

/** A post with its span of days, both included. `validUntil` in the past means ended. */
export const DatedPost = Post.extend({
  id: z.uuid(),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  endReason: z.string().nullable(),
  canManage: z.boolean().meta({ description: 'Whether the reader may end this post' }),
}).meta({ id: 'DatedPost' });
export type DatedPost = z.infer<typeof DatedPost>;

/** Licence and title of a doctor; `practisingSince` is the day of independent practice. */
export const CredentialsInput = z.object({
  licenceNumber: text(40).min(1).nullable(),
  title: z.enum(doctorTitles).nullable(),
  practisingSince: z.iso.date().nullable(),
});

export const Credentials = CredentialsInput.extend({
  independentYears: z.number().int().nullable(),
  isFitToConsult: z.boolean().meta({
    description: 'At least three full years of independent practice, counted today',
  }),
}).meta({ id: 'Credentials' });
export type Credentials = z.infer<typeof Credentials>;

export const spokenLanguageList = z.array(z.enum(spokenLanguages)).max(20);

/** What an administrator sees of a person. */
export const PersonDetail = Person.extend({
  email: z.string(),
  locale: Locale,
  credentials: Credentials,
  languages: spokenLanguageList,
  posts: z.array(DatedPost),
  disabledAt: instant.nullable(),
  disabledReason: z.string().nullable(),
  hasSecondFactor: z
    .boolean()
    .nullable()
    .meta({ description: 'Null, as is lastSignInAt, where the reader does not manage people there' }),
  lastSignInAt: instant.nullable(),
  canManage: z.boolean().meta({ description: 'Whether the reader may change, close or reopen the account' }),
}).meta({ id: 'PersonDetail' });
export type PersonDetail = z.infer<typeof PersonDetail>;

/** Whoever is signed in. `needsSecondFactor` means: until one is set up, all else is refused. */
export const Me = z
  .object({
    person: Person,
    email: z.string(),
    locale: Locale,
    posts: z.array(Post),
    sessionExpiresAt: instant,
    needsSecondFactor: z.boolean(),
    stepUpMethods: z.array(z.enum(stepUpMethods)).meta({
      description: 'How I can prove again that it is me, best first',
    }),
    steppedUpUntil: instant.nullable().meta({ description: 'Until when my last proof counts' }),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

/** What a correct password leads to: a session, or the question for a second factor. */
export const SignInAnswer = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('signedIn'), me: Me }),
    z.object({
      status: z.literal('secondFactorNeeded'),
      methods: z.array(z.enum(secondFactors)),
      expiresAt: instant.meta({ description: 'Until when the answer is awaited; then sign in anew' }),
    }),
  ])
  .meta({ id: 'SignInAnswer' });
export type SignInAnswer = z.infer<typeof SignInAnswer>;

export const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
/** One that exists: its strength was judged when it was chosen. */
export const password = z.string().min(1).max(passwordMaxLength);
/** Judged by the password rule, which knows its owner; see PASSWORD_WEAK. */
export const newPassword = password;
export const personName = text(100).trim().min(1);
