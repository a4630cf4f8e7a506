import type { Agreement } from '@jiedui/contracts';
import { call } from '../../../api/client';
import { hasCode } from '../../../api/errors';
import { serverNow } from '../../../api/server-clock';
import { Autosaver } from '../../../drafts/autosaver';
import { localCopy } from '../../../drafts/local-copy';
import { isWorthRetrying } from '../../../drafts/use-autosaver';
import { areDatesSound, bodyOf, draftOf, isFieldSound, type TermsDraft } from './terms-draft';

interface AgreementDraftOptions {
  readonly personId: string;
  readonly agreement: Agreement;
  readonly onSaved: (agreement: Agreement) => void;
}

/** The terms while they are written, by one of both sides: what is typed, and on which revision. */
export class AgreementDraft {
  readonly autosaver: Autosaver<TermsDraft>;
  private latest: Agreement;

  constructor(private readonly options: AgreementDraftOptions) {
    const { personId, agreement } = options;
    this.latest = agreement;
    this.autosaver = new Autosaver<TermsDraft>({
      base: draftOf(agreement.terms),
      copy: localCopy(personId, `agreement.${agreement.id}`),
      write: (changes) => this.write(changes),
      isSendable: (field, value) =>
        isFieldSound(field, value) &&
        ((field !== 'validFrom' && field !== 'validUntil') || areDatesSound(this.autosaver.snapshot().value)),
      isWorthRetrying,
      now: serverNow,
    });
  }

  /** The revision to sign, once the server has everything; nothing while it has not. */
  async saved(): Promise<Agreement | undefined> {
    return (await this.autosaver.flush()) ? this.latest : undefined;
  }

  receive(agreement: Agreement): void {
    if (agreement.revision <= this.latest.revision) return;
    this.latest = agreement;
    this.autosaver.receive(draftOf(agreement.terms));
  }

  private async write(changes: Partial<TermsDraft>): Promise<TermsDraft> {
    const { id: agreementId, revision } = this.latest;
    try {
      const saved = await call('updateAgreement', {
        params: { agreementId },
        body: { ...bodyOf(changes), revision },
      });
      this.latest = saved;
      this.options.onSaved(saved);
      return draftOf(saved.terms);
    } catch (error) {
      if (hasCode(error, 'REVISION_CONFLICT', 'AGREEMENT_STATE_CONFLICT')) {
        const theirs = await call('getAgreement', { params: { agreementId } });
        this.receive(theirs);
        this.options.onSaved(theirs);
      }
      throw error;
    }
  }
}
