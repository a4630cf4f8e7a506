import { CatalogueError, type FieldError } from '@jiedui/contracts';
import { type Completeness, completenessOf, itemPath, templateOf } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Attachment } from './entities/attachment.entity.js';
import type { Consultation } from './entities/consultation.entity.js';

async function judge(em: EntityManager, consultation: Consultation): Promise<Completeness> {
  const attachments = await em.find(Attachment, { consultation }, { fields: ['kind'] });
  return completenessOf({
    content: consultation.requestContent(),
    hasConsent: consultation.consentGiver !== null,
    template: templateOf(consultation.template()),
    answers: consultation.answers,
    fileKinds: attachments.map(({ kind }) => kind),
  });
}

/**
 * Lets a request past that has all its template requires. The consent is judged by the lifecycle.
 * @throws REQUEST_INCOMPLETE with every item that is missing
 */
export async function requireComplete(em: EntityManager, consultation: Consultation): Promise<void> {
  const { blocking } = await judge(em, consultation);
  const missing = blocking
    .map(({ item, fault }): FieldError => ({ path: itemPath(item), code: fault, message: 'Required' }))
    .filter(({ path }) => path !== 'consentGiver');
  if (missing.length > 0) throw new CatalogueError('REQUEST_INCOMPLETE', missing);
}
