import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Input, Modal } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { describeError } from '../../../api/error-words';
import { consultationArrived, consultationChanged } from '../../../api/queries';
import { hasCode } from '../../../api/errors';
import type { DialogProps } from './action-dialog';
import type { OpinionEditing } from './opinion-draft';

const parts = ['findings', 'advice'] as const;

function useSign({ consultation, onClose }: DialogProps, editing: OpinionEditing) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (password: string) => {
      // A save still under way must not arrive after the signature.
      await editing.autosaver.flush();
      const { findings, advice } = editing.state.value;
      return call('signOpinion', {
        params: { consultationId: consultation.id },
        body: { findings, advice, password },
      });
    },
    onSuccess: (signed) => {
      editing.autosaver.forget();
      consultationArrived(queries, signed);
      message.success(t('dialogs.sign.done'));
      onClose();
    },
    onError: (error) => {
      if (hasCode(error, 'STATE_CONFLICT')) consultationChanged(queries, consultation.id);
    },
  });
}

/** First what is signed, then the password that makes it a signature. */
export function SignDialog(props: DialogProps & { readonly editing: OpinionEditing }) {
  const { t } = useTranslation();
  const { editing, onClose } = props;
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);
  const sign = useSign(props, editing);
  const confirm = (event?: FormEvent) => {
    event?.preventDefault();
    setMissing(password === '');
    if (password !== '' && !sign.isPending) sign.mutate(password);
  };
  const failure = sign.error ? describeError(t, sign.error) : undefined;
  return (
    <Modal
      open
      width={720}
      title={t('dialogs.sign.title')}
      okText={t('dialogs.sign.confirm')}
      okButtonProps={{ 'data-testid': 'dialog-confirm' }}
      cancelText={t('shell.cancel')}
      confirmLoading={sign.isPending}
      onOk={() => confirm()}
      onCancel={onClose}
    >
      <p>{t('dialogs.sign.review')}</p>
      <div className="sign-review" data-testid="sign-review">
        {parts.map((part) => (
          <div key={part}>
            <h3>{t(`consultation.${part}`)}</h3>
            <p className="free-text">{editing.state.value[part]}</p>
          </div>
        ))}
      </div>
      <Alert type="warning" showIcon title={t('dialogs.sign.warning')} />
      {failure && (
        <Alert
          type="error"
          showIcon
          title={failure.title}
          description={failure.remedy}
          data-testid="sign-error"
        />
      )}
      <form onSubmit={confirm} className="form-field">
        <label className="form-label" htmlFor="sign-password">
          {t('dialogs.sign.password')}
        </label>
        <Input.Password
          id="sign-password"
          autoFocus
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          status={isMissing ? 'error' : ''}
          data-testid="sign-password"
        />
        <span className={isMissing ? 'form-error' : 'form-hint'}>
          {isMissing ? t('dialogs.sign.passwordMissing') : t('dialogs.sign.passwordHint')}
        </span>
      </form>
    </Modal>
  );
}
