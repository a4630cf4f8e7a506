import type { OpinionContent, Panel, PanelMember } from '@jiedui/contracts';
import { OpinionContent as OpinionShape } from '@jiedui/contracts';
import { useEffect, useState } from 'react';
import { call } from '../../api/client';
import { serverNow } from '../../api/server-clock';
import { Autosaver } from '../../drafts/autosaver';
import { localCopy } from '../../drafts/local-copy';
import { isWorthRetrying, useAutosaver } from '../../drafts/use-autosaver';
import { useSignedIn } from '../../session/me';

const contentOf = (member: PanelMember | undefined): OpinionContent => ({
  findings: member?.opinion?.findings ?? '',
  advice: member?.opinion?.advice ?? '',
});

const mineOf = (panel: Panel, personId: string) => panel.members.find(({ person }) => person.id === personId);

/** A member's opinion while it is written: saved as it is typed, seen by nobody else. */
export function usePanelDraft(consultationId: string, panel: Panel) {
  const { me } = useSignedIn();
  const mine = mineOf(panel, me.person.id);
  const [autosaver] = useState(() => {
    let held = contentOf(mine);
    return new Autosaver<OpinionContent>({
      base: held,
      copy: localCopy(me.person.id, `panel.${consultationId}`),
      write: async (changes) => {
        const body = { ...held, ...changes };
        const saved = await call('savePanelOpinion', { params: { consultationId }, body });
        return (held = contentOf(mineOf(saved, me.person.id)));
      },
      isSendable: (field, value) => OpinionShape.shape[field].safeParse(value).success,
      isWorthRetrying,
      now: serverNow,
    });
  });
  const state = useAutosaver(autosaver);
  const { findings, advice } = contentOf(mine);
  useEffect(() => autosaver.receive({ findings, advice }), [autosaver, findings, advice]);
  const isWritten = state.value.findings.trim() !== '' && state.value.advice.trim() !== '';
  return { mine, state, autosaver, isWritten };
}
