import { JournalRecord } from '@jiedui/contracts';
import { SessionSeal } from './session.seal.js';

const purpose = 'jiedui room journal v1';

/** Seals what one session's journal says. Media nodes and the api share the secret. */
export class JournalSeal {
  private readonly own: SessionSeal;

  constructor(mediaSecret: string, sessionId: string) {
    this.own = new SessionSeal(mediaSecret, sessionId, purpose);
  }

  seal(record: JournalRecord): Promise<string> {
    return this.own.seal(record);
  }

  /** @throws when it was sealed for another session, by another installation, or tampered with */
  async open(sealed: string): Promise<JournalRecord> {
    return JournalRecord.parse(await this.own.open(sealed));
  }
}
