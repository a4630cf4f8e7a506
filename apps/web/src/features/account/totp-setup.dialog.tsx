import { totpCode } from '@jiedui/contracts';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call, type OutputOf } from '../../api/client';
import { AttemptFailure } from '../../session/attempt-failure';
import { TextField } from '../../session/field';
import { useAttempt } from '../../session/use-attempt';
import { Dialog } from '../../ui/dialog';
import { useAccountChange } from './account-queries';

/** In groups of four, as people read it aloud and type it. */
const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');

function Secret({ totp }: { readonly totp: OutputOf<'beginTotp'> }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('account.totp.scan')}</p>
      <img
        className="totp-picture"
        src={`data:image/svg+xml,${encodeURIComponent(totp.qrSvg)}`}
        alt={t('account.totp.qr')}
        width={200}
        height={200}
      />
      <p>
        {t('account.totp.manual')} <code data-testid="totp-secret">{grouped(totp.secret)}</code>
      </p>
    </>
  );
}

/** The secret as a picture and in letters, then a first code that shows that the app has it. */
export function TotpSetupDialog(props: {
  readonly totp: OutputOf<'beginTotp'>;
  readonly onClose: () => void;
  readonly onDone: (recoveryCodes: readonly string[] | null) => void;
}) {
  const { t } = useTranslation();
  const { totp, onClose, onDone } = props;
  const attempt = useAttempt();
  const [code, setCode] = useState('');
  const [isJudged, setJudged] = useState(false);
  const isWhole = totpCode.safeParse(code).success;
  const confirm = useAccountChange(() => call('confirmTotp', { body: { code } }), t('account.totp.done'));
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    setJudged(true);
    if (!isWhole) return;
    await attempt.run(async () => onDone((await confirm.mutateAsync(undefined)).recoveryCodes));
  };
  return (
    <Dialog
      title={t('account.totp.setUp')}
      onClose={onClose}
      confirm={{
        label: t('account.totp.confirm'),
        isBusy: attempt.isBusy || attempt.waitSeconds > 0,
        testId: 'totp-confirm',
        onClick: () => void submit(),
      }}
    >
      <Secret totp={totp} />
      <form noValidate onSubmit={(event) => void submit(event)}>
        <AttemptFailure attempt={attempt} testId="totp-error" />
        <TextField
          label={t('account.totp.code')}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          inputMode="numeric"
          error={isJudged && !isWhole ? t('signIn.secondFactor.codeInvalid') : undefined}
          hasFocus
          testId="totp-code"
        />
      </form>
    </Dialog>
  );
}
