import type { Consultation } from '@jiedui/contracts';
import { nobody, type PatientIdentity } from '@jiedui/domain';
import type { ConsultationId } from '@jiedui/kernel';
import { hasCode } from '../../../api/errors';
import { call } from '../../../api/client';
import { serverNow } from '../../../api/server-clock';
import { Autosaver } from '../../../drafts/autosaver';
import { localCopy } from '../../../drafts/local-copy';
import { isWorthRetrying } from '../../../drafts/use-autosaver';
import {
  bodyOf,
  copyWithoutIdentity,
  draftContentOf,
  emptyDraft,
  isFieldValid,
  isIdentityUnsaved,
  type DraftContent,
} from './draft-content';

export interface RequestDraftOptions {
  readonly personId: string;
  /** Nothing for a new request: its row is made with the first change, not when the page opens. */
  readonly consultation: Consultation | undefined;
  readonly onSaved: (consultation: Consultation, isNew: boolean) => void;
}

/** A request while it is written: what is typed, where it is saved, and which revision that was. */
export class RequestDraft {
  readonly autosaver: Autosaver<DraftContent>;
  private latest: Consultation | undefined;
  private creation: Promise<Consultation> | undefined;
  private readonly newCopy;

  constructor(private readonly options: RequestDraftOptions) {
    const { personId, consultation } = options;
    this.latest = consultation;
    this.newCopy = copyWithoutIdentity(localCopy(personId, 'new'), nobody);
    this.autosaver = new Autosaver<DraftContent>({
      base: consultation ? draftContentOf(consultation) : emptyDraft,
      copy: {
        load: () => this.copy().load(),
        store: (base, value) => this.copy().store(base, value),
        clear: () => this.copy().clear(),
      },
      write: (changes) => this.write(changes),
      isSendable: isFieldValid,
      isWorthRetrying,
      now: serverNow,
    });
  }

  /** The row's id, made now where there is none: files need something to hang on. */
  async ensureCreated(): Promise<ConsultationId> {
    await this.autosaver.flush();
    return (this.latest ?? (await this.create({}))).id;
  }

  /** The revision to submit, once the server has everything; nothing while it has not. */
  async saved(): Promise<Consultation | undefined> {
    return (await this.autosaver.flush()) ? this.latest : undefined;
  }

  receive(consultation: Consultation): void {
    if (this.latest && consultation.revision <= this.latest.revision) return;
    this.latest = consultation;
    this.autosaver.receive(draftContentOf(consultation));
  }

  /** Whether leaving now would lose something of the patient: no copy of it is kept in the browser. */
  isIdentityUnsaved(value: PatientIdentity): boolean {
    return isIdentityUnsaved(value, this.latest?.patient ?? nobody);
  }

  private copy() {
    const { latest } = this;
    if (!latest) return this.newCopy;
    return copyWithoutIdentity(localCopy(this.options.personId, latest.id), latest.patient);
  }

  /** One row only, also when typing and attaching a file begin at once. */
  private create(changes: Partial<DraftContent>): Promise<Consultation> {
    this.creation ??= call('draftConsultation', { body: bodyOf(changes) })
      .then((created) => {
        this.latest = created;
        this.newCopy.clear();
        this.options.onSaved(created, true);
        return created;
      })
      .finally(() => (this.creation = undefined));
    return this.creation;
  }

  private async write(changes: Partial<DraftContent>): Promise<DraftContent> {
    if (!this.latest && !this.creation) return draftContentOf(await this.create(changes));
    const { id: consultationId, revision } = this.latest ?? (await this.create({}));
    try {
      const saved = await call('updateDraft', {
        params: { consultationId },
        body: { ...bodyOf(changes), revision },
      });
      this.latest = saved;
      this.options.onSaved(saved, false);
      return draftContentOf(saved);
    } catch (error) {
      if (hasCode(error, 'REVISION_CONFLICT'))
        this.receive(await call('getConsultation', { params: { consultationId } }));
      throw error;
    }
  }
}
