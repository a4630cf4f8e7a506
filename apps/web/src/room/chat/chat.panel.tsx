import { SendOutlined } from '@ant-design/icons';
import { journalLimits } from '@jiedui/contracts';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { formatTime } from '../../time/format';
import { Button } from '../../ui/button';
import { copyText } from '../../ui/copy-text';
import { useFeedback } from '../../ui/feedback';
import { GrowingText } from '../../ui/growing-text';
import type { ChatLine } from './chat-lines';
import './chat.css';
import type { Chat } from './use-chat';
import { VoiceLine } from './voice.line';
import { VoiceTool } from './voice.tool';

function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const copy = async () => {
    if (await copyText(text)) succeed(t('roomChat.copied'));
  };
  return (
    <Button tone="quiet" onClick={() => void copy()} data-testid="chat-copy">
      {t('roomChat.copy')}
    </Button>
  );
}

function Line(props: {
  readonly line: ChatLine;
  readonly onDiscard: () => void;
  readonly soundOf: Chat['soundOf'];
}) {
  const { line, onDiscard, soundOf } = props;
  const { t } = useTranslation();
  const name = useName();
  const { isMine, at, text, voice, state } = line;
  return (
    <li
      className={isMine ? 'chat-line chat-line-mine' : 'chat-line'}
      data-state={state}
      data-testid="chat-line"
    >
      <div className="chat-line-head">
        <strong>{isMine ? t('room.you') : name(line)}</strong>{' '}
        <time dateTime={at.toISOString()}>{formatTime(at)}</time>
      </div>
      {voice ? (
        <VoiceLine note={voice} state={state} soundOf={soundOf} />
      ) : (
        <div className="free-text" data-testid="chat-text">
          {text}
        </div>
      )}
      {isMine && !(voice && (state === 'sending' || state === 'waiting')) && (
        <span className="chat-line-state">{t(`roomChat.state.${state}`)}</span>
      )}
      {state === 'over' && text !== '' && <CopyButton text={text} />}
      {(state === 'refused' || state === 'over') && (
        <Button tone="quiet" onClick={onDiscard} data-testid="chat-discard">
          {t('roomChat.discard')}
        </Button>
      )}
    </li>
  );
}

function Composer({ onSay }: { readonly onSay: (text: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const say = () => {
    if (text.trim() === '') return;
    onSay(text.trim());
    setText('');
  };
  const sayByKey = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses its words.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    say();
  };
  return (
    <div className="chat-composer">
      <label className="visually-hidden" htmlFor={id}>
        {t('roomChat.write')}
      </label>
      <GrowingText
        id={id}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={sayByKey}
        rows={2}
        maxLength={journalLimits.chatLength}
        placeholder={t('roomChat.placeholder')}
        data-testid="chat-compose"
      />
      <Button
        tone="primary"
        icon={<SendOutlined aria-hidden />}
        onClick={say}
        disabled={text.trim() === ''}
        data-testid="chat-send"
      >
        {t('roomChat.send')}
      </Button>
    </div>
  );
}

/** What is said in writing. What is written without a link goes when there is one, in the order it was written. */
export function ChatPanel({ chat }: { readonly chat: Chat }) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const { lines } = chat;
  const lastKey = lines.at(-1)?.key;
  useEffect(() => {
    if (lastKey !== undefined) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [lastKey]);
  return (
    <section className="chat" aria-label={t('roomChat.title')} data-testid="room-chat">
      {lines.length === 0 && <p className="panel-empty">{t('roomChat.empty')}</p>}
      <div role="log" aria-live="polite" className="chat-log">
        <ul ref={list} className="chat-lines">
          {lines.map((line) => (
            <Line key={line.key} line={line} onDiscard={() => chat.discard(line)} soundOf={chat.soundOf} />
          ))}
        </ul>
      </div>
      {chat.isOver ? (
        lines.some(({ state }) => state === 'over') && (
          <output className="chat-over" data-testid="chat-over">
            {t('roomChat.isOver')}
          </output>
        )
      ) : (
        <div className="chat-compose">
          <Composer onSay={chat.say} />
          <VoiceTool onRecorded={chat.sayVoice} />
        </div>
      )}
    </section>
  );
}
