import { SendOutlined } from '@ant-design/icons';
import { type Message, messageMaxLength, type Thread } from '@jiedui/contracts';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { useSignedIn } from '../../session/me';
import { LoadFailure } from '../../shell/load-failure';
import '../../styles/discussion.css';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';
import { GrowingText } from '../../ui/growing-text';
import { Skeleton } from '../../ui/skeleton';
import { useMarkThreadRead, useOutbox, useThread } from './use-thread';

function MessageLine({ message, isMine }: { readonly message: Message; readonly isMine: boolean }) {
  const name = useName();
  return (
    <li className={isMine ? 'message message-mine' : 'message'} data-testid="message">
      <div className="message-head">
        <strong>{name(message.author)}</strong>{' '}
        <time className="soft" dateTime={message.createdAt}>
          {formatInstant(message.createdAt)}
        </time>
      </div>
      <div className="free-text">{message.body}</div>
    </li>
  );
}

/** Under my latest message: who has read it. */
function ReadBy(props: {
  readonly thread: Thread;
  readonly messages: readonly Message[];
  readonly meId: string;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { thread, messages, meId } = props;
  const mine = messages.filter(({ author }) => author.id === meId).at(-1);
  const names = thread.readings
    .filter(({ person, position }) => mine && person.id !== meId && position >= mine.position)
    .map(({ person }) => name(person));
  if (names.length === 0) return null;
  return (
    <p className="soft message-read-by" data-testid="read-by">
      {t('discussion.readBy', { names: names.join(t('discussion.separator')) })}
    </p>
  );
}

function Composer({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation();
  const { outbox, type, post } = useOutbox(consultationId);
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    post();
  };
  return (
    <div className="composer">
      {outbox.unsent.map(({ id, body }) => (
        <div key={id} className="message message-mine message-unsent" data-testid="unsent-message">
          <div className="free-text">{body}</div>
          <output className="soft">{t('discussion.sending')}</output>
        </div>
      ))}
      <label className="visually-hidden" htmlFor={`compose-${consultationId}`}>
        {t('discussion.write')}
      </label>
      <GrowingText
        id={`compose-${consultationId}`}
        value={outbox.text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={sendByKey}
        rows={2}
        maxLength={messageMaxLength}
        placeholder={t('discussion.placeholder')}
        data-testid="compose-message"
      />
      <Button
        icon={<SendOutlined aria-hidden />}
        disabled={outbox.text.trim() === ''}
        onClick={post}
        data-testid="send-message"
      >
        {t('discussion.send')}
      </Button>
    </div>
  );
}

function WhyReadOnly({ isOver }: { readonly isOver: boolean }) {
  const { t } = useTranslation();
  return <p className="soft">{t(isOver ? 'discussion.closed' : 'discussion.readAlong')}</p>;
}

/** What both sides say to each other, oldest first, the newest in view. */
export function ThreadPanel(props: { readonly consultationId: string; readonly isOver: boolean }) {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const { consultationId, isOver } = props;
  const { newest, messages, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useThread(consultationId);
  useMarkThreadRead(consultationId, newest);
  const list = useRef<HTMLOListElement>(null);
  const lastId = messages.at(-1)?.id;
  useEffect(() => {
    if (list.current && lastId) list.current.scrollTop = list.current.scrollHeight;
  }, [lastId]);
  const unread = newest?.unread ?? 0;
  return (
    <section className="panel" aria-labelledby="thread-title" data-testid="thread">
      <h2 className="panel-title" id="thread-title">
        {t('discussion.title')}
        {unread > 0 && <span className="tag tag-action">{t('discussion.unread', { count: unread })}</span>}
      </h2>
      {!newest && !error && <Skeleton rows={3} />}
      {!newest && error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {newest && messages.length === 0 && <p className="panel-empty">{t('discussion.empty')}</p>}
      {hasNextPage && (
        <Button tone="quiet" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('discussion.older')}
        </Button>
      )}
      <ol className="messages" ref={list} aria-live="polite">
        {messages.map((message) => (
          <MessageLine key={message.id} message={message} isMine={message.author.id === me.person.id} />
        ))}
      </ol>
      {newest && <ReadBy thread={newest} messages={messages} meId={me.person.id} />}
      {newest?.mayWrite && <Composer consultationId={consultationId} />}
      {newest && !newest.mayWrite && <WhyReadOnly isOver={isOver} />}
    </section>
  );
}
