import type { Account } from '@jiedui/contracts';
import { passwordWeakness } from '@jiedui/domain';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { AttemptFailure } from '../../session/attempt-failure';
import { useSignedIn } from '../../session/me';
import { NewPasswordField } from '../../session/new-password.field';
import { PasswordField } from '../../session/password-field';
import { useAttempt } from '../../session/use-attempt';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useAccountChange } from './account-queries';

function usePasswordChange(email: string, onClose: () => void) {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const owner = [email, me.person.nameZh, me.person.nameEn];
  const attempt = useAttempt();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [isJudged, setJudged] = useState(false);
  const change = useAccountChange(
    () => call('changePassword', { body: { currentPassword, newPassword } }),
    t('account.password.done'),
  );
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    setJudged(true);
    if (currentPassword === '' || passwordWeakness(newPassword, owner)) return;
    if (await attempt.run(() => change.mutateAsync(undefined))) onClose();
  };
  return { owner, attempt, currentPassword, setCurrent, newPassword, setNew, isJudged, submit };
}

function PasswordDialog({ email, onClose }: { readonly email: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const change = usePasswordChange(email, onClose);
  const { attempt, isJudged } = change;
  return (
    <Dialog
      title={t('account.password.change')}
      onClose={onClose}
      confirm={{
        label: t('account.password.change'),
        isBusy: attempt.isBusy || attempt.waitSeconds > 0,
        testId: 'dialog-confirm',
        onClick: () => void change.submit(),
      }}
    >
      <form noValidate onSubmit={(event) => void change.submit(event)}>
        <AttemptFailure attempt={attempt} testId="password-error" />
        <PasswordField
          label={t('account.password.current')}
          autoComplete="current-password"
          value={change.currentPassword}
          onChange={change.setCurrent}
          error={isJudged && change.currentPassword === '' ? t('account.password.missing') : undefined}
          hasFocus
          testId="password-current"
        />
        <NewPasswordField
          label={t('account.password.next')}
          value={change.newPassword}
          onChange={change.setNew}
          owner={change.owner}
          isJudged={isJudged}
          testId="password-new"
        />
        <p className="form-hint">{t('account.password.consequence')}</p>
        {/* The button that submits stands outside; this one lets Enter do the same. */}
        <button type="submit" hidden>
          {t('account.password.change')}
        </button>
      </form>
    </Dialog>
  );
}

export function PasswordPanel({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="panel account-factor" aria-labelledby="password-title" data-testid="account-password">
      <div>
        <h2 className="panel-title" id="password-title">
          {t('account.password.title')}
        </h2>
        <span className="soft">
          {t('account.password.changedAt', { time: formatInstant(account.passwordChangedAt) })}
        </span>
      </div>
      <Button onClick={() => setOpen(true)} data-testid="password-change">
        {t('account.password.change')}
      </Button>
      {isOpen && <PasswordDialog email={account.email} onClose={() => setOpen(false)} />}
    </section>
  );
}
