import { type GuestVisit, mailToken } from '@jiedui/contracts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { chooseLocale, useName } from '../../language/language';
import { AttemptFailure } from '../../session/attempt-failure';
import { tokenInAddress } from '../../session/entry-address';
import { EntryPanel } from '../../session/entry-panel';
import { useAttempt } from '../../session/use-attempt';
import { EntryBroken } from '../../features/setup/entry-done';
import { formatInstant, formatTime } from '../../time/format';
import { FeedbackProvider } from '../../ui/feedback';
import '../people/people.css';
import { GuestRoom } from './guest-room';

/** Opens the link once; afterwards this browser is known by its cookie, and the secret leaves the address. */
function useVisit() {
  const attempt = useAttempt();
  const { run } = attempt;
  const [token] = useState(tokenInAddress);
  const [visit, setVisit] = useState<GuestVisit>();
  const isBroken = token !== '' && !mailToken.safeParse(token).success;
  useEffect(() => {
    if (isBroken) return;
    void run(async () => {
      setVisit(token ? await call('redeemGuestLink', { body: { token } }) : await call('getGuestVisit', {}));
      window.history.replaceState(null, '', window.location.pathname);
    });
  }, [token, isBroken, run]);
  return { visit, attempt, isBroken };
}

function Welcome({ visit }: { readonly visit: GuestVisit }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <header className="guest-head" data-testid="guest-visit">
      <h1>
        {t('roomPeople.visit.invites', { hospital: name(visit.hospital), name: name(visit.invitedBy) })}
      </h1>
      <p className="soft">
        {t('roomPeople.visit.as', { name: visit.name, role: t(`roomPeople.role.${visit.role}`) })} ·{' '}
        {formatInstant(visit.startsAt)} – {formatTime(visit.endsAt)}
      </p>
    </header>
  );
}

/** Where the link of a guest leads: no account, nothing of the case, only the door and the room. */
export default function GuestPage() {
  const { t } = useTranslation();
  const [queries] = useState(() => new QueryClient());
  const { visit, attempt, isBroken } = useVisit();
  const language = visit?.language;
  useEffect(() => {
    if (language) chooseLocale(language);
  }, [language]);
  if (visit) {
    return (
      <QueryClientProvider client={queries}>
        <FeedbackProvider>
          <main className="guest" data-testid="guest-page">
            <Welcome visit={visit} />
            <GuestRoom />
          </main>
        </FeedbackProvider>
      </QueryClientProvider>
    );
  }
  return (
    <EntryPanel title={t('roomPeople.visit.title')} testId="guest-page">
      <h2>{t('roomPeople.visit.title')}</h2>
      {isBroken && (
        <EntryBroken
          title={t('roomPeople.visit.broken')}
          text={t('roomPeople.visit.brokenRemedy')}
          testId="guest-broken"
        />
      )}
      {attempt.isBusy && <output>{t('roomPeople.visit.opening')}</output>}
      <AttemptFailure attempt={attempt} testId="guest-error" />
    </EntryPanel>
  );
}
