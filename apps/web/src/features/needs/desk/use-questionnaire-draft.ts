import type { QuestionnaireKind } from '@jiedui/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAutosaver } from '../../../drafts/use-autosaver';
import { useSignedIn } from '../../../session/me';
import { type Desk, deskQuery } from '../need-queries';
import { QuestionnaireDraft } from './questionnaire-draft';

/** The draft behind the form. What was saved stands at once in what the page has read. */
export function useQuestionnaireDraft(desk: Desk, kind: QuestionnaireKind, wanted: number | undefined) {
  const { me } = useSignedIn();
  const queries = useQueryClient();
  const [draft] = useState(
    () =>
      new QuestionnaireDraft({
        personId: me.person.id,
        desk,
        kind,
        onSaved(saved) {
          const { queryKey } = deskQuery(desk.hospital.id, wanted);
          // An answer under way is older than this one.
          void queries.cancelQueries({ queryKey });
          queries.setQueryData(queryKey, (before) => (before ? { ...before, draft: saved } : before));
        },
      }),
  );
  useEffect(() => draft.receive(desk), [draft, desk]);
  return { draft, state: useAutosaver(draft.autosaver) };
}
