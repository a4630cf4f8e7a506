import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { copyText } from '../../../ui/copy-text';
import { useFeedback } from '../../../ui/feedback';
import { InputField } from '../../../ui/input-field';
import { feedQuery } from '../calendar-queries';

function useFeed() {
  const { t } = useTranslation();
  const { succeed, fail } = useFeedback();
  const queries = useQueryClient();
  const [url, setUrl] = useState<string>();
  const changed = () => void queries.invalidateQueries({ queryKey: feedQuery.queryKey });
  const rotate = useMutation({
    mutationFn: () => call('rotateCalendarFeed', undefined),
    onSuccess: (made) => {
      setUrl(made.url);
      succeed(t('scheduling.feed.made'));
      changed();
    },
    onError: fail,
  });
  const revoke = useMutation({
    mutationFn: () => call('revokeCalendarFeed', undefined),
    onSuccess: () => {
      setUrl(undefined);
      succeed(t('scheduling.feed.revoked'));
      changed();
    },
    onError: fail,
  });
  return { url, rotate, revoke };
}

/** The address of one's own calendar: shown once, replaced or ended at will. */
export function FeedPanel() {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const { data: feed } = useQuery(feedQuery);
  const { url, rotate, revoke } = useFeed();
  return (
    <section className="panel feed-panel" data-testid="feed-panel">
      <h2 className="panel-title">{t('scheduling.feed.title')}</h2>
      <p className="soft">{t('scheduling.feed.hint')}</p>
      {feed === null && <p>{t('scheduling.feed.none')}</p>}
      {feed && (
        <p>
          {t('scheduling.feed.since', { time: formatInstant(feed.createdAt) })} ·{' '}
          {feed.lastReadAt
            ? t('scheduling.feed.read', { time: formatInstant(feed.lastReadAt) })
            : t('scheduling.feed.neverRead')}
        </p>
      )}
      {url && (
        <div className="feed-url">
          <InputField
            label={t('scheduling.feed.url')}
            value={url}
            onChange={() => undefined}
            readOnly
            testId="feed-url"
          />
          <Button onClick={() => void copyText(url).then(() => succeed(t('scheduling.feed.copied')))}>
            {t('scheduling.feed.copy')}
          </Button>
        </div>
      )}
      <div className="button-row">
        <Button isBusy={rotate.isPending} onClick={() => rotate.mutate()} data-testid="feed-rotate">
          {t(feed ? 'scheduling.feed.rotate' : 'scheduling.feed.make')}
        </Button>
        {feed && (
          <Button
            tone="danger"
            isBusy={revoke.isPending}
            onClick={() => revoke.mutate()}
            data-testid="feed-revoke"
          >
            {t('scheduling.feed.revoke')}
          </Button>
        )}
      </div>
    </section>
  );
}
