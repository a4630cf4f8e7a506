import type { Locale } from '@jiedui/contracts';
import type { DeliveryChannel, NoticeUrgency, NotificationKind } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What is told of one notice: the number and what happened, never anything of the patient. */
export interface LetterLine {
  readonly kind: NotificationKind;
  readonly number: string | null;
  readonly words: string;
  /** The page that it leads to. */
  readonly url: string;
}

/** What is handed over by a channel: one notice, or those of a digest. */
export interface Letter {
  /** The same at each try, so that the other end can tell a repeat. */
  readonly id: string;
  readonly messageId: string;
  readonly urgency: NoticeUrgency;
  readonly reader: {
    readonly id: PersonId;
    readonly email: string;
    readonly name: string;
    readonly locale: Locale;
  };
  readonly lines: readonly [LetterLine, ...LetterLine[]];
}

export const NOTIFICATION_CHANNELS = Symbol('NOTIFICATION_CHANNELS');

/** One way to reach people outside the application. */
export interface NotificationChannel {
  readonly channel: DeliveryChannel;
  /** Whether this installation has it at all. */
  readonly isOffered: boolean;
  /**
   * Resolves once the other end took the letter.
   * @throws ChannelFailure
   */
  deliver(em: EntityManager, letter: Letter): Promise<void>;
}

/** Why a letter was not taken, as a code that repeats nothing of what was in it. */
export class ChannelFailure extends Error {
  override readonly name = 'ChannelFailure';

  constructor(
    readonly code: string,
    /** Trying again would end the same. */
    readonly isFinal: boolean,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
