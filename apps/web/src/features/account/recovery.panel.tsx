import type { Account } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { Button } from '../../ui/button';
import { useAccountChange } from './account-queries';
import { ConfirmChange } from './confirm-change';

const few = 3;

/** Only for those with a second factor: without one there is nothing to recover from. */
export function RecoveryPanel(props: {
  readonly account: Account;
  readonly onCodes: (codes: readonly string[] | null) => void;
}) {
  const { t } = useTranslation();
  const { account, onCodes } = props;
  const [isOpen, setOpen] = useState(false);
  const renew = useAccountChange(() => call('renewRecoveryCodes'), undefined);
  const hasFactor = account.totpSetAt !== null || account.passkeys.length > 0;
  const left = account.recoveryCodesLeft;
  return (
    <section className="panel account-factor" aria-labelledby="recovery-title" data-testid="account-recovery">
      <div>
        <h2 className="panel-title" id="recovery-title">
          {t('account.recovery.title')}
          {hasFactor && (
            <span className={left < few ? 'tag tag-warning' : 'tag tag-calm'} data-testid="recovery-left">
              {t('account.recovery.left', { count: left })}
            </span>
          )}
        </h2>
        <span className="soft">
          {t('account.recovery.text')} {!hasFactor && t('account.recovery.none')}
          {hasFactor && left < few && t('account.recovery.few')}
        </span>
      </div>
      {hasFactor && (
        <Button onClick={() => setOpen(true)} data-testid="recovery-renew">
          {t('account.recovery.renew')}
        </Button>
      )}
      {isOpen && (
        <ConfirmChange
          title={t('account.recovery.renewTitle')}
          text={t('account.recovery.renewText')}
          label={t('account.recovery.renew')}
          change={renew}
          onClose={() => setOpen(false)}
          onDone={({ codes }) => onCodes(codes)}
        />
      )}
    </section>
  );
}
