import { UserAddOutlined } from '@ant-design/icons';
import type { HospitalId } from '@jiedui/kernel';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import type { PeopleScope } from './scope';

const InviteDialog = lazy(() => import('../invitations/invite.dialog'));

/** Title, the two lists for those who appoint, and the way to invite. */
export function PeopleHead(props: {
  readonly scope: PeopleScope;
  readonly hospitalId: HospitalId | undefined;
}) {
  const { t } = useTranslation();
  const { scope, hospitalId } = props;
  const [isInviting, setInviting] = useState(false);
  const mayAppoint = scope.appoints.length > 0;
  const search = hospitalId && scope.seesOthers ? { hospital: hospitalId } : {};
  return (
    <>
      <div className="page-head">
        <h1 className="page-title">{t('people.title')}</h1>
        {mayAppoint && (
          <Button
            tone="primary"
            icon={<UserAddOutlined aria-hidden />}
            onClick={() => setInviting(true)}
            data-testid="invite"
          >
            {t('people.invite')}
          </Button>
        )}
      </div>
      {mayAppoint && (
        <nav className="tabs" aria-label={t('people.tabs.label')}>
          <Link to="/people" search={search} activeOptions={{ exact: true, includeSearch: false }}>
            {t('people.tabs.people')}
          </Link>
          <Link
            to="/people/invitations"
            search={search}
            activeOptions={{ includeSearch: false }}
            data-testid="tab-invitations"
          >
            {t('people.tabs.invitations')}
          </Link>
        </nav>
      )}
      {isInviting && (
        <Suspense>
          <InviteDialog scope={scope} hospitalId={hospitalId} onClose={() => setInviting(false)} />
        </Suspense>
      )}
    </>
  );
}
