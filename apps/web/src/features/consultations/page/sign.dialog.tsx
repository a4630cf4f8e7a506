import type { OpinionContent } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { consultationArrived, consultationChanged } from '../../../api/queries';
import { hasCode } from '../../../api/errors';
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
  return useMutation({
    mutationFn: async (password: string) => {
      // A save still under way must not arrive after the signature.
      await editing.autosaver.flush();
      const { findings, advice } = editing.state.value;
      return call('signOpinion', {
        params: { consultationId: consultation.id },
        body: { findings, advice, password, revision: consultation.revision },
      });
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

function PasswordField(props: {
  readonly value: string;
  readonly isMissing: boolean;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
}) {
  const { t } = useTranslation();
  const { value, isMissing, isWrong, onChange, onEnter } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onEnter();
  };
  return (
    <form className="form-field" onSubmit={submit}>
      <label className="form-label" htmlFor="sign-password">
        {t('dialogs.sign.password')}
      </label>
      <input
        id="sign-password"
        type="password"
        className="input"
        autoComplete="current-password"
        data-autofocus
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={isMissing || isWrong}
        aria-describedby="sign-password-hint"
        data-testid="sign-password"
      />
      <span className={isMissing ? 'form-error' : 'form-hint'} id="sign-password-hint">
        {isMissing ? t('dialogs.sign.passwordMissing') : t('dialogs.sign.passwordHint')}
      </span>
    </form>
  );
}

/** First what is signed, then the password that makes it a signature. */
export function SignDialog(props: DialogProps & { readonly editing: OpinionEditing }) {
  const { t } = useTranslation();
  const { editing, onClose } = props;
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);
  const sign = useSign(props, editing);
  const confirm = () => {
    setMissing(password === '');
    if (password !== '' && !sign.isPending) sign.mutate(password);
  };
  return (
    <Dialog
      isWide
      title={t('dialogs.sign.title')}
      onClose={onClose}
      confirm={{
        label: t('dialogs.sign.confirm'),
        isBusy: sign.isPending,
        testId: 'dialog-confirm',
        onClick: confirm,
      }}
    >
      <Review content={editing.state.value} />
      <PasswordField
        value={password}
        isMissing={isMissing}
        isWrong={sign.isError}
        onChange={setPassword}
        onEnter={confirm}
      />
      <DialogFailure error={sign.error} testId="sign-error" />
    </Dialog>
  );
}
