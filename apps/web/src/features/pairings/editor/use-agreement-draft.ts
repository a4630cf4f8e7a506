import type { Agreement } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAutosaver } from '../../../drafts/use-autosaver';
import { useSignedIn } from '../../../session/me';
import { agreementArrived } from '../pairing-queries';
import { AgreementDraft } from './agreement-draft';

/** The draft behind the editor; what the other side changes arrives in it. */
export function useAgreementDraft(agreement: Agreement) {
  const { me } = useSignedIn();
  const queries = useQueryClient();
  const [draft] = useState(
    () =>
      new AgreementDraft({
        personId: me.person.id,
        agreement,
        onSaved: (saved) => agreementArrived(queries, saved),
      }),
  );
  useEffect(() => draft.receive(agreement), [draft, agreement]);
  return { draft, state: useAutosaver(draft.autosaver) };
}
