import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { createTranslator } from '@jiedui/messages';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { postsHeldBy } from '../people/index.js';
import type { Letter, LetterLine } from './channel.js';
import type { Delivery } from './delivery.entity.js';
import { noticePath, noticeWords } from './notice.subject.js';

/** What each notice of a letter is of must be loaded, and its person. */
export const letterNeeds = [
  'notification.person',
  'notification.consultation',
  'notification.pairing.invitingHospital',
  'notification.pairing.invitedHospital',
] as const;

/** Puts together what is told of one delivery, or of all that one digest collects, in the reader's language. */
@Injectable()
export class LetterWriter {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async write(em: EntityManager, deliveries: readonly [Delivery, ...Delivery[]]): Promise<Letter> {
    const [first] = deliveries;
    const { person, urgency } = first.notification;
    const { id: personId, email, locale } = person;
    const roles = (await postsHeldBy(em, personId, this.clock.now())).map(({ role }) => role);
    const t = createTranslator(locale);
    const lineOf = ({ notification }: Delivery): LetterLine => ({
      kind: notification.kind,
      number: notification.consultationNumber,
      words: noticeWords(t, locale, notification),
      url: `${this.config.PUBLIC_URL}/${noticePath(notification, roles)}`,
    });
    const id = first.digestId ?? first.id;
    return {
      id,
      messageId: first.digestId ? `<${id}@jiedui>` : first.messageId,
      urgency,
      reader: { id: personId, email, locale, name: locale === 'zh-CN' ? person.nameZh : person.nameEn },
      lines: [lineOf(first), ...deliveries.slice(1).map(lineOf)],
    };
  }
}
