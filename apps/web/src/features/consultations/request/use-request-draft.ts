import type { Consultation } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { consultationArrived } from '../../../api/queries';
import { useAutosaver } from '../../../drafts/use-autosaver';
import { useSignedIn } from '../../../session/me';
import type { DeviceDraft } from './device-draft';
import { openDrafts } from './draft-sender';
import { RequestDraft } from './request-draft';

export interface OpenedDraft {
  readonly id: string;
  readonly consultation: Consultation | undefined;
  readonly kept: DeviceDraft | undefined;
  readonly formKey: string | undefined;
}

/** The draft behind the form; its address follows once its row exists. */
export function useRequestDraft({ id, consultation, kept, formKey }: OpenedDraft) {
  const { me } = useSignedIn();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [draft] = useState(
    () =>
      new RequestDraft({
        personId: me.person.id,
        id,
        consultation,
        kept,
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
  useEffect(() => {
    // While a form is open it sends by itself; and what is typed is written down before the lid closes.
    openDrafts.add(id);
    const keep = () => void draft.keeper.flush();
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('pagehide', keep);
    return () => {
      openDrafts.delete(id);
      keep();
      document.removeEventListener('visibilitychange', keep);
      window.removeEventListener('pagehide', keep);
    };
  }, [draft, id]);
  return { draft, state: useAutosaver(draft.autosaver) };
}
