import type { Account } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, type OutputOf } from '../../api/client';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';
import { useAccountChange } from './account-queries';
import { ChangeFailure } from '../../session/change-failure';
import { ConfirmChange } from './confirm-change';
import { TotpSetupDialog } from './totp-setup.dialog';

interface TotpPanelProps {
  readonly account: Account;
  readonly onCodes: (codes: readonly string[] | null) => void;
}

function SetUp({ onCodes }: Pick<TotpPanelProps, 'onCodes'>) {
  const { t } = useTranslation();
  const [totp, setTotp] = useState<OutputOf<'beginTotp'>>();
  const begin = useAccountChange(() => call('beginTotp'), undefined);
  return (
    <>
      <Button
        tone="primary"
        isBusy={begin.isPending}
        onClick={() => begin.mutate(undefined, { onSuccess: setTotp })}
        data-testid="totp-begin"
      >
        {t('account.totp.setUp')}
      </Button>
      <ChangeFailure error={begin.error} testId="totp-begin-error" />
      {totp && (
        <TotpSetupDialog
          totp={totp}
          onClose={() => setTotp(undefined)}
          onDone={(codes) => {
            setTotp(undefined);
            onCodes(codes);
          }}
        />
      )}
    </>
  );
}

function Remove() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const remove = useAccountChange(() => call('removeTotp'), t('account.totp.removed'));
  return (
    <>
      <Button tone="danger" onClick={() => setOpen(true)} data-testid="totp-remove">
        {t('account.totp.remove')}
      </Button>
      {isOpen && (
        <ConfirmChange
          title={t('account.totp.removeTitle')}
          text={t('account.totp.removeText')}
          label={t('account.totp.remove')}
          isDanger
          change={remove}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

export function TotpPanel({ account, onCodes }: TotpPanelProps) {
  const { t } = useTranslation();
  const { totpSetAt } = account;
  return (
    <section
      className="panel account-factor"
      aria-labelledby="totp-title"
      data-testid="account-totp"
      data-set={totpSetAt !== null}
    >
      <div>
        <h2 className="panel-title" id="totp-title">
          {t('account.totp.title')}
          <span className={totpSetAt ? 'tag tag-success' : 'tag tag-calm'}>
            {totpSetAt ? t('account.totp.on', { time: formatInstant(totpSetAt) }) : t('account.totp.off')}
          </span>
        </h2>
        <span className="soft">{t('account.totp.text')}</span>
      </div>
      {totpSetAt ? <Remove /> : <SetUp onCodes={onCodes} />}
    </section>
  );
}
