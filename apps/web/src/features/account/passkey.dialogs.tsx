import type { Passkey } from '@jiedui/contracts';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { makePasskey } from '../../session/passkey';
import { Dialog } from '../../ui/dialog';
import { InputField } from '../../ui/input-field';
import { useAccountChange } from './account-queries';
import { ChangeFailure } from '../../session/change-failure';

const maxLength = 60;

/** Asks for a name, which is all that tells one passkey from another in a list. */
function NameDialog(props: {
  readonly title: string;
  readonly text?: string;
  readonly label: string;
  readonly first: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { title, text, label, first, isBusy, error, onName, onClose } = props;
  const [name, setName] = useState(first);
  const [isJudged, setJudged] = useState(false);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setJudged(true);
    if (name.trim() !== '' && !isBusy) onName(name.trim());
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      confirm={{ label, isBusy, testId: 'dialog-confirm', onClick: submit }}
    >
      {text && <p>{text}</p>}
      <form noValidate onSubmit={submit}>
        <InputField
          label={t('account.passkeys.name')}
          value={name}
          onChange={setName}
          maxLength={maxLength}
          placeholder={t('account.passkeys.namePlaceholder')}
          error={isJudged && name.trim() === '' ? t('account.passkeys.nameMissing') : undefined}
          data-autofocus
          testId="passkey-name"
        />
      </form>
      <ChangeFailure error={error} testId="passkey-error" />
    </Dialog>
  );
}

async function register(name: string) {
  const response = await makePasskey(await call('getPasskeyRegistrationOptions'));
  return call('registerPasskey', { body: { name, response } });
}

export function AddPasskeyDialog(props: {
  readonly onClose: () => void;
  readonly onDone: (recoveryCodes: readonly string[] | null) => void;
}) {
  const { t } = useTranslation();
  const add = useAccountChange(register, t('account.passkeys.done'));
  return (
    <NameDialog
      title={t('account.passkeys.addTitle')}
      text={t('account.passkeys.addText')}
      label={t('account.passkeys.create')}
      first=""
      isBusy={add.isPending}
      error={add.error}
      onName={(name) => add.mutate(name, { onSuccess: ({ recoveryCodes }) => props.onDone(recoveryCodes) })}
      onClose={props.onClose}
    />
  );
}

export function RenamePasskeyDialog(props: { readonly passkey: Passkey; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { passkey, onClose } = props;
  const rename = useAccountChange(
    (name: string) => call('renamePasskey', { params: { passkeyId: passkey.id }, body: { name } }),
    t('account.passkeys.renamed'),
  );
  return (
    <NameDialog
      title={t('account.passkeys.renameTitle')}
      label={t('account.passkeys.save')}
      first={passkey.name}
      isBusy={rename.isPending}
      error={rename.error}
      onName={(name) => rename.mutate(name, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
