import type { Questionnaire } from '@jiedui/contracts';
import type { QuestionnaireKind } from '@jiedui/domain';
import { call } from '../../../api/client';
import { hasCode } from '../../../api/errors';
import { serverNow } from '../../../api/server-clock';
import { Autosaver } from '../../../drafts/autosaver';
import { localCopy } from '../../../drafts/local-copy';
import { isWorthRetrying } from '../../../drafts/use-autosaver';
import type { Desk } from '../need-queries';
import { answersOf, emptySheet, isSendable, type Sheet, sheetOf } from './answer-sheet';

export interface QuestionnaireDraftOptions {
  readonly personId: string;
  readonly desk: Desk;
  readonly kind: QuestionnaireKind;
  readonly onSaved: (draft: Questionnaire) => void;
}

/** What the form begins with: the draft, else the latest version of the year, else nothing. */
const beginningOf = ({ draft, latest }: Desk): Sheet => {
  const answers = (draft ?? latest)?.answers;
  return answers ? sheetOf(answers) : emptySheet;
};

/** A questionnaire while it is written: what is typed, where it is saved, and which revision that was. */
export class QuestionnaireDraft {
  readonly autosaver: Autosaver<Sheet>;
  private revision: number;
  /** As the server has it. */
  private kept: Sheet;

  constructor(private readonly options: QuestionnaireDraftOptions) {
    const { personId, desk, kind } = options;
    this.revision = desk.draft?.revision ?? 0;
    this.kept = beginningOf(desk);
    this.autosaver = new Autosaver<Sheet>({
      base: this.kept,
      copy: localCopy(personId, `questionnaire.${desk.hospital.id}.${kind}.${desk.year}`),
      write: (changes) => this.write(changes),
      isSendable,
      isWorthRetrying,
      now: serverNow,
    });
  }

  /** The revision to submit or discard, once the server has everything; nothing while it has not. */
  async saved(): Promise<number | undefined> {
    return (await this.autosaver.flush()) ? this.revision : undefined;
  }

  /** The desk was read again: somebody else may have saved, submitted or discarded the draft. */
  receive(desk: Desk): void {
    const revision = desk.draft?.revision ?? 0;
    const isOlder = desk.draft !== null && revision <= this.revision;
    if (isOlder || revision === this.revision) return;
    this.revision = revision;
    this.kept = beginningOf(desk);
    this.autosaver.receive(this.kept);
  }

  private async write(changes: Partial<Sheet>): Promise<Sheet> {
    const { desk, kind, onSaved } = this.options;
    const { year, hospital } = desk;
    const answers = answersOf(kind, { ...this.kept, ...changes });
    const params = { hospitalId: hospital.id };
    try {
      const saved = await call('saveQuestionnaireDraft', {
        params,
        body: { year, revision: this.revision, answers },
      });
      this.revision = saved.revision;
      this.kept = sheetOf(saved.answers);
      onSaved(saved);
      return this.kept;
    } catch (error) {
      if (hasCode(error, 'REVISION_CONFLICT')) {
        this.receive(await call('getQuestionnaireDesk', { params, query: { year } }));
      }
      throw error;
    }
  }
}
