import type { Consultation } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client';
import { CasePanel } from '../features/consultations/page/case.panel';
import { isRoomEnterable, takingPart } from '../features/consultations/page/offered-actions';
import { useOpinionEditing } from '../features/consultations/page/opinion-draft';
import { GuestsPanel } from '../features/guests/guests.panel';
import { OpinionPanel } from '../features/consultations/page/opinion.panel';
import { useIsNarrow } from '../shell/use-is-narrow';
import { usePageTitle } from '../shell/use-page-title';
import { paletteProperties, roomPalette } from '../theme';
import { ChoiceBar } from '../ui/choice-bar';
import { BoardStage, type SharedBoard } from './board/board.stage';
import { BoardTool } from './board/board.tool';
import { useBoard } from './board/use-board';
import { ChatPanel } from './chat/chat.panel';
import { ChatTool } from './chat/chat.tool';
import { useChat, useJournal } from './chat/use-chat';
import { type JournalCompanion, Pointers, type RoomCompanion } from './client/index';
import { LiveRoom } from './live/live-room';
import { RoomOver } from './live/room-over';
import { Lobby } from './lobby/lobby';
import { WaitingRoom } from './people/waiting-room';
import { type SideTab, SideTabs, useChatLabel } from './side/side-tabs';
import { useRoom } from './use-room';

/** In which a session takes nothing any more. */
const overStates: readonly string[] = ['ended', 'cancelled'];
/** The others look on. */
const doctors: readonly string[] = ['requester', 'assignedExpert', 'mdtMember'];
const darkProperties = paletteProperties(roomPalette);

function NotOpen({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const { relations, session } = consultation;
  const mayTakePart = relations.some((relation) => takingPart.includes(relation));
  const words = !mayTakePart
    ? t('room.notParticipant')
    : session
      ? t('errors.SESSION_NOT_OPEN.title')
      : t('room.notBooked');
  return (
    <section className="room-over" data-testid="room-not-open">
      <h2>{words}</h2>
    </section>
  );
}

function Stage(props: {
  readonly consultation: Consultation;
  readonly isCaseShown: boolean;
  readonly onCase: () => void;
  readonly companions: readonly RoomCompanion[];
  readonly extraTools: ReactNode;
  readonly seldomTools: ReactNode;
}) {
  const { consultation, companions } = props;
  const getTicket = (lostNodeId?: string) =>
    call('issueRoomTicket', {
      params: { consultationId: consultation.id },
      query: lostNodeId ? { lostNodeId } : {},
    });
  const { media, client, people, recording, share, captions, local, room, enter } = useRoom(
    getTicket,
    companions,
  );
  const isEnterable = isRoomEnterable(consultation);
  const isInLobby = isEnterable && room.phase === 'idle';
  const isEncrypted = consultation.session?.isEncrypted === true;
  const prepare = useCallback(() => client.prepare(isEncrypted), [client, isEncrypted]);
  useEffect(() => {
    if (isInLobby) prepare();
  }, [isInLobby, prepare]);
  switch (room.phase) {
    case 'connecting':
    case 'joined':
    case 'reconnecting':
      return (
        <LiveRoom
          {...props}
          {...{ client, people, recording, share, captions, room }}
          media={local}
          devices={media}
        />
      );
    case 'waiting':
      return <WaitingRoom room={room} onLeave={() => void client.leave()} />;
    case 'closed':
    case 'failed':
      return <RoomOver room={room} consultation={consultation} canRejoin={isEnterable} onRejoin={enter} />;
    case 'idle':
      return isEnterable ? (
        <Lobby media={media} state={local} linkTest={room.linkTest} onTestLink={prepare} onEnter={enter} />
      ) : (
        <NotOpen consultation={consultation} />
      );
  }
}

/** What is beside the video, if anything; the same key or button puts it away again. */
function useSide(isShownAtFirst: boolean) {
  const [side, setSide] = useState<SideTab | undefined>(isShownAtFirst ? 'case' : undefined);
  const toggleCase = useCallback(() => setSide((shown) => (shown === 'case' ? undefined : 'case')), []);
  const toggleChat = useCallback(() => setSide((shown) => (shown === 'chat' ? undefined : 'chat')), []);
  return { side, setSide, toggleCase, toggleChat };
}

/** The image board: whether it is shown, to all or to the one who chooses an image. */
function useBoardStage(journal: JournalCompanion) {
  const [pointers] = useState(() => new Pointers());
  const parts = useBoard(journal);
  const shared: SharedBoard = { ...parts, pointers };
  const { act } = parts;
  const isOpen = parts.board.attachmentId !== undefined;
  const [isChoosing, setChoosing] = useState(false);
  if (isOpen && isChoosing) setChoosing(false);
  const toggle = useCallback(() => {
    if (isOpen) act({ kind: 'board.closed' });
    else setChoosing((is) => !is);
  }, [act, isOpen]);
  return { shared, isShown: isOpen || isChoosing, toggle, cancel: () => setChoosing(false) };
}

/** A phone shows one or the other, with the sound going on. */
function NarrowTabs(props: {
  readonly label: string;
  readonly side: SideTab | undefined;
  readonly unread: number;
  readonly onSide: (side: SideTab | undefined) => void;
}) {
  const { t } = useTranslation();
  const { label, side, unread, onSide } = props;
  const chatLabel = useChatLabel(unread);
  return (
    <ChoiceBar<'video' | SideTab>
      label={label}
      value={side ?? 'video'}
      onChange={(shown) => onSide(shown === 'video' ? undefined : shown)}
      choices={[
        { value: 'video', label: t('room.video') },
        { value: 'case', label: t('room.case') },
        { value: 'chat', label: chatLabel },
      ]}
      testId="room-tab"
    />
  );
}

/** The video with the case and the chat beside it. */
export function RoomView({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const isNarrow = useIsNarrow();
  const { side, setSide, toggleCase, toggleChat } = useSide(!isNarrow);
  const journal = useJournal(consultation);
  const isOver = overStates.includes(consultation.session?.state ?? '');
  const chat = useChat(journal, side === 'chat', isOver);
  const board = useBoardStage(journal);
  const title = t('room.title', { number: consultation.number });
  usePageTitle(title);
  const editing = useOpinionEditing(consultation);
  return (
    <div className="room" style={darkProperties} data-case={side === 'case'} data-testid="room-page">
      <div className="room-head">
        <h1>{title}</h1>
        <Link to="/consultations/$consultationId" params={{ consultationId: consultation.id }}>
          {t('room.backToConsultation')}
        </Link>
        {isNarrow && <NarrowTabs label={title} side={side} unread={chat.unread} onSide={setSide} />}
      </div>
      <div className="room-stage" data-board={board.isShown}>
        {board.isShown && (
          <BoardStage consultation={consultation} shared={board.shared} onClose={board.cancel} />
        )}
        <Stage
          consultation={consultation}
          isCaseShown={side === 'case'}
          onCase={toggleCase}
          companions={[journal, board.shared.pointers]}
          extraTools={<ChatTool unread={chat.unread} isShown={side === 'chat'} onToggle={toggleChat} />}
          seldomTools={
            consultation.relations.some((relation) => doctors.includes(relation)) && (
              <BoardTool isShown={board.isShown} onToggle={board.toggle} />
            )
          }
        />
      </div>
      <aside
        id="room-side"
        className="room-side"
        aria-label={t('roomChat.side')}
        hidden={side === undefined}
        data-tab={side}
        data-testid="room-side"
      >
        <SideTabs shown={side ?? 'case'} onShow={setSide} unread={chat.unread} />
        {side === 'chat' ? (
          <ChatPanel chat={chat} />
        ) : (
          <>
            <CasePanel consultation={consultation} />
            <OpinionPanel consultation={consultation} editing={editing} />
            <GuestsPanel consultation={consultation} />
          </>
        )}
      </aside>
    </div>
  );
}
