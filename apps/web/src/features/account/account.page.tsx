import type { Account } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../session/me';
import { LoadFailure } from '../../shell/load-failure';
import { usePageTitle } from '../../shell/use-page-title';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { accountQuery } from './account-queries';
import { PasskeysPanel } from './passkeys.panel';
import { PasswordPanel } from './password.panel';
import { PostsPanel } from './posts.panel';
import { ProfilePanel } from './profile.panel';
import { RecoveryCodesDialog } from './recovery-codes.dialog';
import { RecoveryPanel } from './recovery.panel';
import { SignInsPanel } from './sign-ins.panel';
import { TotpPanel } from './totp.panel';

/** Whether the way one signs in asks for something. */
function SecurityNotice({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  if (me.needsSecondFactor) {
    return (
      <Notice tone="warning" title={t('account.secondFactorRequired')} testId="second-factor-required">
        {t('account.secondFactorRequiredRemedy')}
      </Notice>
    );
  }
  if (account.totpSetAt !== null || account.passkeys.length > 0) return null;
  return (
    <Notice tone="info" title={t('account.secondFactorAdvice')} testId="second-factor-advice">
      {t('account.secondFactorAdviceText')}
    </Notice>
  );
}

function Security({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <section className="home-column" aria-label={t('account.security')}>
      <SecurityNotice account={account} />
      <PasskeysPanel account={account} onCodes={setCodes} />
      <TotpPanel account={account} onCodes={setCodes} />
      <RecoveryPanel account={account} onCodes={setCodes} />
      <PasswordPanel account={account} />
      {!me.needsSecondFactor && <SignInsPanel />}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </section>
  );
}

export function AccountPage() {
  const { t } = useTranslation();
  usePageTitle(t('account.title'));
  const { me } = useSignedIn();
  const { data, error, refetch } = useQuery(accountQuery);
  return (
    <div className="page" data-testid="account-page">
      <h1 className="page-title">{t('account.title')}</h1>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={10} />}
      {data && (
        <div className="home-grid">
          <Security account={data} />
          <div className="home-column">
            {!me.needsSecondFactor && <ProfilePanel account={data} />}
            <PostsPanel />
          </div>
        </div>
      )}
    </div>
  );
}
