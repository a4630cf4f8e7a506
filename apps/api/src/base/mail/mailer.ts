import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Locale } from '@jiedui/contracts';
import { createTransport } from 'nodemailer';
import { API_CONFIG, type ApiConfig } from '../config/api.config.js';

const timeoutMs = 20_000;

export interface Mail {
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
  /** Given where the same mail may be sent twice, so that mail servers can tell. */
  readonly messageId?: string;
  /** An appointment for calendar programs (iTIP), beside the words. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
}

/** Hands mails to the mail server. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport;

  constructor(@Inject(API_CONFIG) private readonly config: ApiConfig) {
    this.transport = createTransport({
      url: config.SMTP_URL,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    });
  }

  /** Resolves once the mail server took it. */
  async send({ locale, calendar, ...mail }: Mail): Promise<void> {
    await this.transport.sendMail({
      from: this.config.MAIL_FROM,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
      ...mail,
      ...(calendar ? { icalEvent: { ...calendar, filename: 'invite.ics' } } : {}),
    });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
