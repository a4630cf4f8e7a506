import type { OpinionContent } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { consultationArrived, consultationChanged } from '../../../api/queries';
import { hasCode } from '../../../api/errors';
import { useStepUp } from '../../../session/step-up';
import { Dialog } from '../../../ui/dialog';
import { useFeedback } from '../../../ui/feedback';
import type { DialogProps } from './dialog-props';
import { DialogFailure } from './dialog-failure';
import type { OpinionEditing } from './opinion-draft';

const parts = ['findings', 'advice'] as const;

function useSign({ consultation, onClose }: DialogProps, editing: OpinionEditing) {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: async () => {
      // A save still under way must not arrive after the signature.
      await editing.autosaver.flush();
      const { findings, advice } = editing.state.value;
      return withStepUp(() =>
        call('signOpinion', {
          params: { consultationId: consultation.id },
          body: { findings, advice, revision: consultation.revision },
        }),
      );
    },
    onSuccess: (signed) => {
      editing.autosaver.forget();
      consultationArrived(queries, signed);
      succeed(t('dialogs.sign.done'));
      onClose();
    },
    onError: (error) => {
      if (hasCode(error, 'STATE_CONFLICT', 'REVISION_CONFLICT'))
        consultationChanged(queries, consultation.id);
    },
  });
}

function Review({ content }: { readonly content: OpinionContent }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('dialogs.sign.review')}</p>
      <div className="sign-review" data-testid="sign-review">
        {parts.map((part) => (
          <div key={part}>
            <h3>{t(`consultation.${part}`)}</h3>
            <p className="free-text">{content[part]}</p>
          </div>
        ))}
      </div>
      <p>{t('dialogs.sign.warning')}</p>
    </>
  );
}

/** First what is signed, then the fresh proof of who signs. */
export function SignDialog(props: DialogProps & { readonly editing: OpinionEditing }) {
  const { t } = useTranslation();
  const { editing, onClose } = props;
  const sign = useSign(props, editing);
  return (
    <Dialog
      isWide
      title={t('dialogs.sign.title')}
      onClose={onClose}
      confirm={{
        label: t('dialogs.sign.confirm'),
        isBusy: sign.isPending,
        testId: 'dialog-confirm',
        onClick: () => sign.mutate(),
      }}
    >
      <Review content={editing.state.value} />
      <p className="form-hint">{t('dialogs.sign.proofHint')}</p>
      <DialogFailure error={sign.error} testId="sign-error" />
    </Dialog>
  );
}
