import type { AuditEvent } from '@jiedui/contracts';
import { type AccessRelation, consultationRelations, hospitalRelations } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import { formatInstant } from '../../time/format';

type Name = (named: { readonly nameZh: string; readonly nameEn: string }) => string;
const relations: readonly string[] = [...consultationRelations, ...hospitalRelations];
const isRelation = (why: string): why is AccessRelation => relations.includes(why);

/** The relation in words; codes that are no relation are shown as they are. */
export const whyWords = (t: Translator, why: string | null): string =>
  why === null ? '' : isRelation(why) ? t(`audit.why.${why}`) : why;

export function whoWords(t: Translator, name: Name, { actorKind, person }: AuditEvent): string {
  if (actorKind !== 'person') return t(`audit.actorKind.${actorKind}`);
  return person ? name(person) : t('audit.unknownPerson');
}

/** Which one of its kind, where that can be said: a number or a name. */
export function whichWords(name: Name, { subject, consultationNumber }: AuditEvent): string {
  const { nameZh, nameEn } = subject;
  return nameZh !== null && nameEn !== null ? name({ nameZh, nameEn }) : (consultationNumber ?? '');
}

const pad = (value: number) => String(value).padStart(2, '0');

/** To the second: what belongs together happened within one. */
export const formatMoment = (at: string): string => `${formatInstant(at)}:${pad(new Date(at).getSeconds())}`;
