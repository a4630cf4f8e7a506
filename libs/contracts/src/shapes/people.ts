import { roles, specialties } from '@jiedui/domain';
import { z } from 'zod';
import { hospitalId, personId } from './ids.js';

export const locales = ['zh-CN', 'en'] as const;
export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;

export const Hospital = z
  .object({ id: hospitalId, code: z.string(), nameZh: z.string(), nameEn: z.string(), timeZone: z.string() })
  .meta({ id: 'Hospital' });
export type Hospital = z.infer<typeof Hospital>;

export const Person = z
  .object({ id: personId, nameZh: z.string(), nameEn: z.string() })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

export const Post = z
  .object({ role: z.enum(roles), hospital: Hospital, specialties: z.array(z.enum(specialties)) })
  .meta({ id: 'Post' });

export const Me = z
  .object({
    person: Person,
    email: z.string(),
    locale: Locale,
    posts: z.array(Post),
    sessionExpiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;
