import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlaceOf, useSignedIn } from '../../session/me';
import { CredentialsFacts } from '../people/shared/credentials-facts';
import { ownRecordQuery } from './account-queries';

/** What this person is, as others have it on record: read here, changed by administrators. */
export function PostsPanel() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const placeOf = usePlaceOf();
  const { data } = useQuery(ownRecordQuery(me.person.id));
  return (
    <section className="panel" aria-labelledby="posts-title" data-testid="account-posts">
      <h2 className="panel-title" id="posts-title">
        {t('account.posts.title')}
      </h2>
      {me.posts.length === 0 && <p className="panel-empty">{t('account.posts.none')}</p>}
      <ul className="items">
        {me.posts.map((post, index) => (
          <li key={index} className="item account-post">
            <strong>{t(`terms.role.${post.role}`)}</strong> {placeOf(post)}
            {post.specialties.length > 0 && (
              <div className="soft">
                {post.specialties
                  .map((specialty) => t(`terms.specialty.${specialty}`))
                  .join(t('people.home.separator'))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {data && <CredentialsFacts credentials={data.credentials} />}
      <p className="form-hint">{t('account.profile.correct')}</p>
    </section>
  );
}
