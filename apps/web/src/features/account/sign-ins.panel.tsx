import type { SignIn } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { LoadFailure } from '../../shell/load-failure';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';
import { useFeedback } from '../../ui/feedback';
import { Skeleton } from '../../ui/skeleton';
import { signInsQuery, useAccountChange } from './account-queries';
import { browserName } from './browser-name';
import { ConfirmChange } from './confirm-change';

function SignInRow({ signIn }: { readonly signIn: SignIn }) {
  const { t } = useTranslation();
  const { fail } = useFeedback();
  const end = useAccountChange(
    () => call('endSignIn', { params: { signInId: signIn.id } }),
    t('account.signIns.ended'),
  );
  const known = browserName(signIn.agent);
  return (
    <li className="item account-row" data-testid="sign-in-row" data-current={signIn.isCurrent}>
      <div>
        <strong>
          {known ? t('account.signIns.agent', { ...known }) : t('account.signIns.unknownAgent')}
        </strong>{' '}
        {signIn.isCurrent && <span className="tag tag-action">{t('account.signIns.current')}</span>}
        <div className="item-details">
          {t('account.signIns.since', { time: formatInstant(signIn.createdAt) })} ·{' '}
          {t('account.signIns.used', { time: formatInstant(signIn.lastUsedAt) })}
          {signIn.address && <> · {t('account.signIns.address', { address: signIn.address })}</>}
        </div>
      </div>
      {!signIn.isCurrent && (
        <Button
          tone="quietDanger"
          isBusy={end.isPending}
          onClick={() => end.mutate(undefined, { onError: fail })}
          data-testid="sign-in-end"
        >
          {t('account.signIns.end')}
        </Button>
      )}
    </li>
  );
}

function EndOthers({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const end = useAccountChange(() => call('endOtherSignIns'), t('account.signIns.othersEnded'));
  return (
    <>
      <Button tone="danger" onClick={() => setOpen(true)} data-testid="sign-ins-end-others">
        {t('account.signIns.endOthers')}
      </Button>
      {isOpen && (
        <ConfirmChange
          title={t('account.signIns.endOthersTitle')}
          text={t('account.signIns.endOthersText', { count })}
          label={t('account.signIns.endOthers')}
          isDanger
          change={end}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** Everywhere this account is signed in, the present place among them. */
export function SignInsPanel() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(signInsQuery);
  const others = data?.filter(({ isCurrent }) => !isCurrent).length ?? 0;
  return (
    <section className="panel" aria-labelledby="sign-ins-title" data-testid="account-sign-ins">
      <div className="account-factor">
        <h2 className="panel-title" id="sign-ins-title">
          {t('account.signIns.title')}
        </h2>
        {others > 0 && <EndOthers count={others} />}
      </div>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={3} />}
      <ul className="items">
        {data?.map((signIn) => (
          <SignInRow key={signIn.id} signIn={signIn} />
        ))}
      </ul>
    </section>
  );
}
