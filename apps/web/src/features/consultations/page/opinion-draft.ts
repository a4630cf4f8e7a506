import { OpinionContent, type Consultation, type Opinion } from '@jiedui/contracts';
import { opinionStates } from '@jiedui/domain';
import { useEffect, useState } from 'react';
import { call } from '../../../api/client';
import { serverNow } from '../../../api/server-clock';
import { Autosaver, type AutosaveState } from '../../../drafts/autosaver';
import { localCopy } from '../../../drafts/local-copy';
import { isWorthRetrying, useAutosaver } from '../../../drafts/use-autosaver';
import { useSignedIn } from '../../../session/me';

const contentOf = (opinion: Opinion | null): OpinionContent => ({
  findings: opinion?.findings ?? '',
  advice: opinion?.advice ?? '',
});

/** The opinion while it is written; its author alone sees it. */
class OpinionDraft {
  readonly autosaver: Autosaver<OpinionContent>;
  private savedAt: string | undefined;
  /** What the server holds: it takes the opinion as a whole. */
  private held: OpinionContent;

  constructor(consultation: Consultation, personId: string) {
    this.savedAt = consultation.opinion?.savedAt;
    this.held = contentOf(consultation.opinion);
    this.autosaver = new Autosaver<OpinionContent>({
      base: this.held,
      copy: localCopy(personId, `opinion.${consultation.id}`),
      write: async (changes) => {
        const body = { ...this.held, ...changes };
        const saved = await call('saveOpinion', { params: { consultationId: consultation.id }, body });
        this.savedAt = saved.savedAt;
        return (this.held = contentOf(saved));
      },
      isSendable: (field, value) => OpinionContent.shape[field].safeParse(value).success,
      isWorthRetrying,
      now: serverNow,
    });
  }

  /** Written in another window. What was read before the last save here is older and counts for nothing. */
  receive(opinion: Opinion | null): void {
    if (!opinion || (this.savedAt !== undefined && opinion.savedAt <= this.savedAt)) return;
    this.savedAt = opinion.savedAt;
    this.held = contentOf(opinion);
    this.autosaver.receive(this.held);
  }
}

export interface OpinionEditing {
  readonly isEditable: boolean;
  readonly isWritten: boolean;
  readonly state: AutosaveState<OpinionContent>;
  readonly autosaver: Autosaver<OpinionContent>;
}

export const canWriteOpinion = ({ state, relations }: Consultation): boolean =>
  relations.includes('assignedExpert') && opinionStates.includes(state);

export function useOpinionEditing(consultation: Consultation): OpinionEditing {
  const { me } = useSignedIn();
  const [draft] = useState(() => new OpinionDraft(consultation, me.person.id));
  const state = useAutosaver(draft.autosaver);
  const isEditable = canWriteOpinion(consultation);
  useEffect(() => {
    if (isEditable) draft.receive(consultation.opinion);
  }, [draft, isEditable, consultation.opinion]);
  const isWritten = state.value.findings.trim() !== '' && state.value.advice.trim() !== '';
  return { isEditable, isWritten, state, autosaver: draft.autosaver };
}
