import type { Panel } from '@jiedui/contracts';
import type { ConsultationId } from '@jiedui/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { consultationChanged, panelQuery } from '../../api/queries';
import { SaveMark } from '../../drafts/save-mark';
import { useStepUp } from '../../session/step-up';
import { Button } from '../../ui/button';
import { useFeedback } from '../../ui/feedback';
import { GrowingText } from '../../ui/growing-text';
import { usePanelDraft } from './panel-draft';

const parts = ['findings', 'advice'] as const;
const maxLength = 20_000;

function useSign(consultationId: ConsultationId, { state, autosaver }: ReturnType<typeof usePanelDraft>) {
  const { t } = useTranslation();
  const { fail, succeed } = useFeedback();
  const queries = useQueryClient();
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: async () => {
      // A save still under way must not arrive after the signature.
      await autosaver.flush();
      const { findings, advice } = state.value;
      return withStepUp(() =>
        call('signPanelOpinion', { params: { consultationId }, body: { findings, advice } }),
      );
    },
    onSuccess: (signed) => {
      autosaver.forget();
      queries.setQueryData(panelQuery(consultationId).queryKey, signed);
      consultationChanged(queries, consultationId);
      succeed(t('panel.signedDone'));
    },
    onError: fail,
  });
}

/** A member writes and signs their own opinion. */
export function PanelOpinionEditor(props: {
  readonly consultationId: ConsultationId;
  readonly panel: Panel;
}) {
  const { t } = useTranslation();
  const { consultationId, panel } = props;
  const draft = usePanelDraft(consultationId, panel);
  const { state, autosaver, isWritten } = draft;
  const sign = useSign(consultationId, draft);
  return (
    <div data-testid="panel-editor">
      <h3 className="panel-title">
        {t('panel.mine')}
        <SaveMark state={state} />
      </h3>
      {parts.map((part) => (
        <div key={part} className="form-field">
          <label className="form-label" htmlFor={`panel-${part}`}>
            {t(`consultation.${part}`)}
          </label>
          <GrowingText
            id={`panel-${part}`}
            value={state.value[part]}
            onChange={(event) => autosaver.change({ [part]: event.target.value })}
            rows={3}
            maxLength={maxLength}
            data-testid={`panel-${part}`}
          />
        </div>
      ))}
      <p className="soft">{t('panel.private')}</p>
      <Button
        tone="primary"
        isBusy={sign.isPending}
        disabled={!isWritten}
        aria-describedby={isWritten ? undefined : 'panel-incomplete'}
        onClick={() => sign.mutate()}
        data-testid="sign-panel-opinion"
      >
        {t('panel.sign')}
      </Button>
      {!isWritten && (
        <p className="soft" id="panel-incomplete">
          {t('panel.incomplete')}
        </p>
      )}
    </div>
  );
}
