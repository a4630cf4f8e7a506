import type { DatedPost, PersonDetail } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../time/use-now';
import { Button } from '../../../ui/button';
import { phaseOf } from '../shared/post-span';
import { PostWords } from '../shared/post-words';
import { usePeopleScope } from '../shared/scope';
import { AddPostDialog } from './add-post.dialog';
import { EndPostDialog } from './end-post.dialog';

const toneOf = { current: 'success', coming: 'action', ended: 'calm' } as const;

function PostEntry({ person, post }: { readonly person: PersonDetail; readonly post: DatedPost }) {
  const { t } = useTranslation();
  const [isEnding, setEnding] = useState(false);
  const phase = phaseOf(post, useNow());
  const { validFrom: from, validUntil: until, endReason } = post;
  return (
    <li
      className={`post-entry post-${phase}`}
      data-testid="post-entry"
      data-phase={phase}
      data-role={post.role}
    >
      <div className="account-row">
        <div>
          <span className={`tag tag-${toneOf[phase]}`}>{t(`people.posts.${phase}`)}</span>{' '}
          <PostWords post={post} />
          <div className="item-details">
            {until ? t('people.posts.span', { from, until }) : t('people.posts.since', { from })}
            {endReason && <div>{t('people.posts.reason', { reason: endReason })}</div>}
          </div>
        </div>
        {post.canManage && phase !== 'ended' && (
          <Button tone="quietDanger" onClick={() => setEnding(true)} data-testid="post-end">
            {t('people.posts.end')}
          </Button>
        )}
      </div>
      {isEnding && <EndPostDialog person={person} post={post} onClose={() => setEnding(false)} />}
    </li>
  );
}

/** Latest first: what somebody is, was and will be. */
export function PostsSection({ person }: { readonly person: PersonDetail }) {
  const { t } = useTranslation();
  const scope = usePeopleScope();
  const [isAdding, setAdding] = useState(false);
  const { posts } = person;
  return (
    <section className="panel" aria-labelledby="person-posts" data-testid="person-posts">
      <div className="account-factor">
        <h2 className="panel-title" id="person-posts">
          {t('people.posts.title')}
        </h2>
        {scope.appoints.length > 0 && (
          <Button onClick={() => setAdding(true)} data-testid="post-add">
            {t('people.posts.add')}
          </Button>
        )}
      </div>
      {posts.length === 0 && <p className="panel-empty">{t('people.posts.none')}</p>}
      <ol className="post-entries">
        {posts.map((post) => (
          <PostEntry key={post.id} person={person} post={post} />
        ))}
      </ol>
      {isAdding && <AddPostDialog person={person} scope={scope} onClose={() => setAdding(false)} />}
    </section>
  );
}
