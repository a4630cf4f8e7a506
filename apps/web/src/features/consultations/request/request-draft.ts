import type { Consultation, NewConsent } from '@jiedui/contracts';
import { nobody, type PatientIdentity } from '@jiedui/domain';
import type { ConsultationId } from '@jiedui/kernel';
import { call } from '../../../api/client';
import { hasCode, UnreachableError } from '../../../api/errors';
import { serverNow } from '../../../api/server-clock';
import { Autosaver } from '../../../drafts/autosaver';
import { changesBetween } from '../../../drafts/draft-merge';
import { localCopy, type LocalCopy } from '../../../drafts/local-copy';
import { isWorthRetrying } from '../../../drafts/use-autosaver';
import { type DeviceDraft, deviceDrafts, DraftKeeper, knownBase } from './device-draft';
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
  /** Of the row, made here for a new request: the row itself is made with the first change. */
  readonly id: string;
  /** Nothing where the server does not have it, or cannot be asked. */
  readonly consultation: Consultation | undefined;
  /** What this device kept of it. */
  readonly kept: DeviceDraft | undefined;
  readonly onSaved: (consultation: Consultation, isNew: boolean) => void;
}

/** A request while it is written: what is typed, where it is saved, and which revision that was. */
export class RequestDraft {
  readonly autosaver: Autosaver<DraftContent>;
  readonly keeper: DraftKeeper;
  private latest: Consultation | undefined;
  private isForgotten = false;
  private creation: Promise<Consultation> | undefined;

  constructor(private readonly options: RequestDraftOptions) {
    const { personId, consultation, kept, id } = options;
    this.latest = consultation;
    this.keeper = new DraftKeeper(personId, kept ?? { id, base: null, value: emptyDraft });
    this.autosaver = new Autosaver<DraftContent>({
      base: consultation ? draftContentOf(consultation) : (kept?.isOnServer && kept.base) || emptyDraft,
      copy: deviceDrafts.isAvailable() ? this.sealedCopy(kept) : this.plainCopy(),
      write: (changes) => this.write(changes),
      isSendable: isFieldValid,
      isWorthRetrying,
      now: serverNow,
    });
    if (consultation && !kept) this.keepAsSaved(consultation);
  }

  get id(): string {
    return this.options.id;
  }

  /** Signed here without a link, and still to be sent. */
  get pendingConsent(): NewConsent | undefined {
    return this.keeper.draft.consent;
  }

  /** The row's id, made now where there is none: files need something to hang on. */
  async ensureCreated(): Promise<ConsultationId> {
    await this.autosaver.flush();
    return (this.latest ?? (await this.create({}))).id;
  }

  /** The revision to submit, once the server has everything; nothing while it has not. */
  async saved(): Promise<Consultation | undefined> {
    if (!(await this.autosaver.flush())) return undefined;
    if (!this.latest) await this.create({});
    await this.sendConsent();
    return this.latest;
  }

  /**
   * Records a consent now, or keeps it signed on this device until there is a link.
   * @returns whether it is on record
   */
  async consent(given: NewConsent): Promise<boolean> {
    try {
      const consultationId = await this.ensureCreated();
      this.arrived(await call('recordConsent', { params: { consultationId }, body: given }));
      return true;
    } catch (error) {
      const canWait = error instanceof UnreachableError && given.proof.method === 'signature';
      if (!canWait || !deviceDrafts.isAvailable()) throw error;
      this.keep({ consent: given });
      await this.keeper.flush();
      return false;
    }
  }

  receive(consultation: Consultation): void {
    if (this.latest && consultation.revision <= this.latest.revision) return;
    this.latest = consultation;
    this.autosaver.receive(draftContentOf(consultation));
  }

  /** What is kept beside the text: a consent, or that it is to be asked later. */
  keep(change: Partial<Omit<DeviceDraft, 'id' | 'base' | 'value'>>): void {
    this.keeper.keep({ value: this.autosaver.snapshot().value, ...change });
  }

  /** Asked or thrown away: nothing of it stays here. */
  forget(): void {
    this.isForgotten = true;
    this.autosaver.forget();
    this.keeper.clear();
  }

  /** Whether leaving now would lose something of the patient: a browser that cannot seal keeps no copy of it. */
  isIdentityUnsaved(value: PatientIdentity): boolean {
    return !deviceDrafts.isAvailable() && isIdentityUnsaved(value, this.latest?.patient ?? nobody);
  }

  private sealedCopy(kept: DeviceDraft | undefined): LocalCopy<DraftContent> {
    return {
      load: () =>
        kept && { base: knownBase(kept, this.latest && draftContentOf(this.latest)), value: kept.value },
      store: (base, value) =>
        this.keeper.keep({
          value,
          refusedBecause: undefined,
          ...(this.latest ? { base, isOnServer: true } : {}),
        }),
      // A consent or a wish to submit outlives the text that has reached the server.
      clear: () => {
        const { consent, submitsWhenOnline, isOnServer } = this.keeper.draft;
        if (consent || submitsWhenOnline) return;
        if (this.latest) this.keepAsSaved(this.latest);
        else if (!isOnServer) this.keeper.clear();
      },
    };
  }

  /** So that the form opens again without a link, as the server has it. */
  private keepAsSaved(consultation: Consultation): void {
    if (this.isForgotten || !deviceDrafts.isAvailable()) return;
    const content = draftContentOf(consultation);
    this.keeper.keep({ base: content, value: content, isOnServer: true, refusedBecause: undefined });
    void this.keeper.flush();
  }

  private plainCopy(): LocalCopy<DraftContent> {
    const copy = () =>
      copyWithoutIdentity(
        localCopy(this.options.personId, this.latest?.id ?? 'new'),
        this.latest?.patient ?? nobody,
      );
    return {
      load: () => copy().load(),
      store: (base, value) => copy().store(base, value),
      clear: () => copy().clear(),
    };
  }

  private async sendConsent(): Promise<void> {
    const { pendingConsent: body, latest } = this;
    if (!body || !latest) return;
    try {
      this.arrived(await call('recordConsent', { params: { consultationId: latest.id }, body }));
    } catch (error) {
      // The answer to the first attempt was lost.
      if (!hasCode(error, 'CONSENT_ALREADY_GIVEN')) throw error;
      this.arrived(await call('getConsultation', { params: { consultationId: latest.id } }));
    }
    this.keep({ consent: undefined });
  }

  private arrived(consultation: Consultation): void {
    this.receive(consultation);
    this.options.onSaved(consultation, false);
  }

  /** One row only: typing and attaching may begin at once, and an answer may be lost on its way. */
  private create(changes: Partial<DraftContent>): Promise<Consultation> {
    // The first attempt may have arrived with its answer lost: what was typed after it counts as typed after it.
    if (this.keeper.draft.base === null) this.keeper.keep({ base: { ...emptyDraft, ...changes } });
    this.creation ??= call('draftConsultation', {
      body: { id: this.options.id, ...bodyOf(changes) },
    })
      .then((created) => {
        this.latest = created;
        this.options.onSaved(created, true);
        return created;
      })
      .finally(() => (this.creation = undefined));
    return this.creation;
  }

  private async write(changes: Partial<DraftContent>): Promise<DraftContent> {
    if (!this.latest && !this.creation) {
      const begun = draftContentOf(await this.create(changes));
      // Begun before, by an attempt whose answer was lost: what was typed since is still to be sent.
      const rest = changesBetween(begun, { ...begun, ...changes });
      if (Object.keys(rest).length === 0) return begun;
      return this.update(rest);
    }
    return this.update(changes);
  }

  private async update(changes: Partial<DraftContent>): Promise<DraftContent> {
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
