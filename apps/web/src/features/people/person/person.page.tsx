import type { PersonDetail } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import { formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { Skeleton } from '../../../ui/skeleton';
import { StateOfAccount } from '../list/people-table';
import { personQuery } from '../people-queries';
import { CredentialsFacts } from '../shared/credentials-facts';
import { AccountStateSection } from './account-state.section';
import { CredentialsDialog } from './credentials.dialog';
import { PostsSection } from './posts.section';
import { ProfileDialog } from './profile.dialog';

const route = getRouteApi('/people/$personId');

function ProfileSection({ person }: { readonly person: PersonDetail }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const spoken = person.languages.map((language) => t(`people.spokenLanguage.${language}`));
  return (
    <section className="panel" aria-labelledby="person-profile" data-testid="person-profile">
      <div className="account-factor">
        <h2 className="panel-title" id="person-profile">
          {t('people.profile.title')}
        </h2>
        {person.canManage && (
          <Button onClick={() => setOpen(true)} data-testid="profile-edit">
            {t('people.profile.edit')}
          </Button>
        )}
      </div>
      <dl className="facts-list">
        <dt>{t('people.profile.nameZh')}</dt>
        <dd>{person.nameZh}</dd>
        <dt>{t('people.profile.nameEn')}</dt>
        <dd>{person.nameEn}</dd>
        <dt>{t('people.profile.email')}</dt>
        <dd>{person.email}</dd>
        <dt>{t('people.profile.languages')}</dt>
        <dd>
          {spoken.join(t('people.home.separator')) || <span className="soft">{t('people.unknown')}</span>}
        </dd>
        {person.hasSecondFactor !== null && (
          <>
            <dt>{t('people.column.factor')}</dt>
            <dd>{person.hasSecondFactor ? t('people.factorOn') : t('people.factorOff')}</dd>
            <dt>{t('people.column.lastSignIn')}</dt>
            <dd>{person.lastSignInAt ? formatInstant(person.lastSignInAt) : t('people.neverSignedIn')}</dd>
          </>
        )}
      </dl>
      {isOpen && <ProfileDialog person={person} onClose={() => setOpen(false)} />}
    </section>
  );
}

function CredentialsSection({ person }: { readonly person: PersonDetail }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="panel" aria-labelledby="person-credentials" data-testid="person-credentials">
      <div className="account-factor">
        <h2 className="panel-title" id="person-credentials">
          {t('people.credentials.title')}
        </h2>
        {person.canManage && (
          <Button onClick={() => setOpen(true)} data-testid="credentials-edit">
            {t('people.credentials.edit')}
          </Button>
        )}
      </div>
      <CredentialsFacts credentials={person.credentials} />
      {isOpen && <CredentialsDialog person={person} onClose={() => setOpen(false)} />}
    </section>
  );
}

export function PersonPage() {
  const { t } = useTranslation();
  const name = useName();
  const { personId } = route.useParams();
  const { data: person, error, refetch } = useQuery(personQuery(personId));
  usePageTitle(person ? name(person) : t('people.title'));
  if (error && !person) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!person) return <Skeleton rows={10} />;
  return (
    <div className="page" data-testid="person-page">
      <div className="page-head">
        <h1 className="page-title">
          {name(person)} <StateOfAccount person={person} />
        </h1>
      </div>
      <div className="home-grid">
        <div className="home-column">
          <PostsSection person={person} />
          <CredentialsSection person={person} />
        </div>
        <div className="home-column">
          <ProfileSection person={person} />
          <AccountStateSection person={person} />
        </div>
      </div>
    </div>
  );
}
