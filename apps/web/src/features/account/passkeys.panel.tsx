import type { Account, Passkey } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { describeFailure } from '../../session/failure-words';
import { arePasskeysKnown, PasskeyFailure } from '../../session/passkey';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';
import { useAccountChange } from './account-queries';
import { ConfirmChange } from './confirm-change';
import { AddPasskeyDialog, RenamePasskeyDialog } from './passkey.dialogs';

function RemovePasskey({ passkey, onClose }: { readonly passkey: Passkey; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useAccountChange(
    () => call('removePasskey', { params: { passkeyId: passkey.id } }),
    t('account.passkeys.removed'),
  );
  return (
    <ConfirmChange
      title={t('account.passkeys.removeTitle', { name: passkey.name })}
      text={t('account.passkeys.removeText')}
      label={t('account.passkeys.remove')}
      isDanger
      change={remove}
      onClose={onClose}
    />
  );
}

function PasskeyRow({ passkey }: { readonly passkey: Passkey }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'rename' | 'remove'>();
  const { name, createdAt, lastUsedAt, isSynced } = passkey;
  const close = () => setAsked(undefined);
  return (
    <li className="item account-row" data-testid="passkey-row">
      <div>
        <strong>{name}</strong>{' '}
        {isSynced && <span className="tag tag-calm">{t('account.passkeys.synced')}</span>}
        <div className="item-details">
          {t('account.passkeys.created', { time: formatInstant(createdAt) })} ·{' '}
          {lastUsedAt
            ? t('account.passkeys.used', { time: formatInstant(lastUsedAt) })
            : t('account.passkeys.unused')}
        </div>
      </div>
      <div className="account-row-actions">
        <Button tone="quiet" onClick={() => setAsked('rename')} data-testid="passkey-rename">
          {t('account.passkeys.rename')}
        </Button>
        <Button tone="quietDanger" onClick={() => setAsked('remove')} data-testid="passkey-remove">
          {t('account.passkeys.remove')}
        </Button>
      </div>
      {asked === 'rename' && <RenamePasskeyDialog passkey={passkey} onClose={close} />}
      {asked === 'remove' && <RemovePasskey passkey={passkey} onClose={close} />}
    </li>
  );
}

export function PasskeysPanel(props: {
  readonly account: Account;
  readonly onCodes: (codes: readonly string[] | null) => void;
}) {
  const { t } = useTranslation();
  const { account, onCodes } = props;
  const [isOpen, setOpen] = useState(false);
  const { passkeys } = account;
  const canAdd = arePasskeysKnown();
  return (
    <section className="panel" aria-labelledby="passkeys-title" data-testid="account-passkeys">
      <div className="account-factor">
        <div>
          <h2 className="panel-title" id="passkeys-title">
            {t('account.passkeys.title')}
            {passkeys.length > 0 && <span className="panel-count">{passkeys.length}</span>}
          </h2>
          <span className="soft">{t('account.passkeys.text')}</span>
        </div>
        {canAdd && (
          <Button tone="primary" onClick={() => setOpen(true)} data-testid="passkey-add">
            {t('account.passkeys.add')}
          </Button>
        )}
      </div>
      {!canAdd && <p className="soft">{describeFailure(t, new PasskeyFailure('unsupported')).title}</p>}
      {passkeys.length === 0 && <p className="panel-empty">{t('account.passkeys.none')}</p>}
      <ul className="items">
        {passkeys.map((passkey) => (
          <PasskeyRow key={passkey.id} passkey={passkey} />
        ))}
      </ul>
      {isOpen && (
        <AddPasskeyDialog
          onClose={() => setOpen(false)}
          onDone={(codes) => {
            setOpen(false);
            onCodes(codes);
          }}
        />
      )}
    </section>
  );
}
