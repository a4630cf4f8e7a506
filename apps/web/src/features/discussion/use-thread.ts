import type { Message, Thread } from '@jiedui/contracts';
import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import { call } from '../../api/client';
import { threadKey } from '../../api/queries';
import { isWorthRetrying } from '../../drafts/use-autosaver';
import { useSignedIn } from '../../session/me';
import { useFeedback } from '../../ui/feedback';
import { arrived, type Outbox, outboxOf, posted, withText } from './outgoing';

const threadQuery = (consultationId: string) =>
  infiniteQueryOptions({
    queryKey: threadKey(consultationId),
    queryFn: ({ pageParam, signal }) =>
      call(
        'listMessages',
        { params: { consultationId }, query: pageParam === undefined ? {} : { before: pageParam } },
        signal,
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last: Thread) => (last.hasMore ? last.items[0]?.position : undefined),
  });

/** The messages from the oldest that was fetched to the newest, with what the newest page says of reading. */
export function useThread(consultationId: string) {
  const query = useInfiniteQuery(threadQuery(consultationId));
  const pages = query.data?.pages ?? [];
  const [newest] = pages;
  // oxlint-disable-next-line unicorn/no-array-reverse -- browsers of old computers have no toReversed
  const messages: Message[] = [...pages].reverse().flatMap(({ items }) => items);
  return { ...query, newest, messages };
}

/** Says how far was read, once it stands on the screen. */
export function useMarkThreadRead(consultationId: string, thread: Thread | undefined): void {
  const queries = useQueryClient();
  const position = thread?.items.at(-1)?.position;
  const isUnread = (thread?.unread ?? 0) > 0;
  useEffect(() => {
    if (!isUnread || position === undefined) return undefined;
    const mark = () => {
      if (document.visibilityState !== 'visible') return;
      call('markThreadRead', { params: { consultationId }, body: { position } })
        .then(() => queries.invalidateQueries({ queryKey: threadKey(consultationId) }))
        .catch(() => undefined);
    };
    const timer = setTimeout(mark, 1_500);
    document.addEventListener('visibilitychange', mark);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', mark);
    };
  }, [consultationId, isUnread, position, queries]);
}

const retryMs = 5_000;

/** What is typed and what is on its way: sent in order, again and again while the link is away. */
export function useOutbox(consultationId: string) {
  const { me } = useSignedIn();
  const { fail } = useFeedback();
  const queries = useQueryClient();
  const [box] = useState(() => outboxOf(me.person.id, consultationId));
  const [outbox, setOutbox] = useState(() => box.load());
  const isSending = useRef(false);
  const change = useCallback(
    (next: (known: Outbox) => Outbox) => {
      box.store(next(box.load()));
      setOutbox(box.load());
    },
    [box],
  );
  const send = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    try {
      for (let [first] = box.load().unsent; first; [first] = box.load().unsent) {
        const { id, body } = first;
        await call('postMessage', { params: { consultationId }, body: { id, body } });
        change((known) => arrived(known, id));
        await queries.invalidateQueries({ queryKey: threadKey(consultationId) });
      }
    } catch (error) {
      if (!isWorthRetrying(error)) fail(error);
    } finally {
      isSending.current = false;
    }
  }, [box, change, consultationId, fail, queries]);
  const hasUnsent = outbox.unsent.length > 0;
  useEffect(() => {
    if (!hasUnsent) return undefined;
    const first = setTimeout(() => void send());
    const timer = setInterval(() => void send(), retryMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [hasUnsent, send]);
  return {
    outbox,
    type: (text: string) => change((known) => withText(known, text)),
    post: () => {
      change((known) => posted(known, newId()));
      void send();
    },
  };
}
