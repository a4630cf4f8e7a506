import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** What the world outside got: for each id that says what it is, how often. */
export class Sinks {
  readonly mails = new Map<string, number>();
  readonly messages = new Map<string, number>();

  private constructor(
    private readonly smtp: SMTPServer,
    private readonly http: Server,
    readonly smtpUrl: string,
    readonly webhookUrl: string,
  ) {}

  static async open(): Promise<Sinks> {
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, _session, done) => {
        const take = async () => {
          count(sinks.mails, /^message-id:\s*<([^@>]+)@/im.exec(await text(stream))?.[1] ?? 'none');
          done();
        };
        // Whoever was killed in the middle of it handed nothing over.
        take().catch(() => done(new Error('cut short')));
      },
    });
    const http = createServer((request, response) => {
      const take = async () => {
        await text(request);
        count(sinks.messages, String(request.headers['webhook-id']));
        response.writeHead(204).end();
      };
      take().catch(() => response.destroy());
    });
    smtp.on('error', () => undefined);
    smtp.listen(0, '127.0.0.1');
    http.listen(0, '127.0.0.1');
    await Promise.all([once(smtp.server, 'listening'), once(http, 'listening')]);
    const portOf = (address: unknown) => (address as AddressInfo).port;
    const sinks = new Sinks(
      smtp,
      http,
      `smtp://127.0.0.1:${portOf(smtp.server.address())}`,
      `http://127.0.0.1:${portOf(http.address())}/sms`,
    );
    return sinks;
  }

  /** Hand-overs that said an id again: the receiver can tell, and shows it once. */
  get repeats(): number {
    const all = [...this.mails.values(), ...this.messages.values()];
    return all.reduce((sum, times) => sum + times - 1, 0);
  }

  close(): void {
    this.smtp.close(() => undefined);
    this.http.closeAllConnections();
    this.http.close();
  }
}

const count = (of: Map<string, number>, id: string) => of.set(id, (of.get(id) ?? 0) + 1);
