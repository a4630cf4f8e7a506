import type { Consultation } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { consultationArrived } from '../../../api/queries';
import { useAutosaver } from '../../../drafts/use-autosaver';
import { useSignedIn } from '../../../session/me';
import { RequestDraft } from './request-draft';

/** The draft behind the form; its address follows once its row exists. */
export function useRequestDraft(consultation: Consultation | undefined, formKey: string | undefined) {
  const { me } = useSignedIn();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [draft] = useState(
    () =>
      new RequestDraft({
        personId: me.person.id,
        consultation,
        onSaved(saved, isNew) {
          consultationArrived(queries, saved);
          if (!isNew || !window.location.pathname.endsWith('/new')) return;
          void navigate({
            to: '/requests/$draftId',
            params: { draftId: saved.id },
            state: { formKey },
            replace: true,
            resetScroll: false,
          });
        },
      }),
  );
  useEffect(() => {
    if (consultation) draft.receive(consultation);
  }, [draft, consultation]);
  return { draft, state: useAutosaver(draft.autosaver) };
}
