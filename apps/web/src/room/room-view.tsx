import type { Consultation } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CasePanel } from '../features/consultations/page/case.panel';
import { isRoomEnterable } from '../features/consultations/page/offered-actions';
import { useOpinionEditing } from '../features/consultations/page/opinion-draft';
import { OpinionPanel } from '../features/consultations/page/opinion.panel';
import { useIsNarrow } from '../shell/use-is-narrow';
import { usePageTitle } from '../shell/use-page-title';
import { paletteProperties, roomPalette } from '../theme';
import { ChoiceBar } from '../ui/choice-bar';
import { LiveRoom } from './live/live-room';
import { RoomOver } from './live/room-over';
import { Lobby } from './lobby/lobby';
import { useRoom } from './use-room';

const darkProperties = paletteProperties(roomPalette);

function NotOpen({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const { relations, session } = consultation;
  const mayTakePart = relations.includes('assignedExpert') || relations.includes('requester');
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
}) {
  const { consultation } = props;
  const { media, client, local, room, enter } = useRoom(consultation.id);
  const isEnterable = isRoomEnterable(consultation);
  switch (room.phase) {
    case 'connecting':
    case 'joined':
    case 'reconnecting':
      return <LiveRoom {...props} client={client} room={room} media={local} />;
    case 'closed':
    case 'failed':
      return <RoomOver room={room} consultation={consultation} canRejoin={isEnterable} onRejoin={enter} />;
    case 'idle':
      return isEnterable ? (
        <Lobby media={media} state={local} onEnter={enter} />
      ) : (
        <NotOpen consultation={consultation} />
      );
  }
}

/** The video with the case beside it; on a phone one or the other, with the sound going on. */
export function RoomView({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const isNarrow = useIsNarrow();
  const [isCaseShown, setCaseShown] = useState(!isNarrow);
  usePageTitle(t('room.title', { number: consultation.number }));
  const editing = useOpinionEditing(consultation);
  const toggleCase = useCallback(() => setCaseShown((isShown) => !isShown), []);
  return (
    <div className="room" style={darkProperties} data-case={isCaseShown} data-testid="room-page">
      <div className="room-head">
        <h1>{t('room.title', { number: consultation.number })}</h1>
        <Link to="/consultations/$consultationId" params={{ consultationId: consultation.id }}>
          {t('room.backToConsultation')}
        </Link>
        {isNarrow && (
          <ChoiceBar<'video' | 'case'>
            label={t('room.title', { number: consultation.number })}
            value={isCaseShown ? 'case' : 'video'}
            onChange={(shown) => setCaseShown(shown === 'case')}
            choices={[
              { value: 'video', label: t('room.video') },
              { value: 'case', label: t('room.case') },
            ]}
            testId="room-tab"
          />
        )}
      </div>
      <div className="room-stage">
        <Stage consultation={consultation} isCaseShown={isCaseShown} onCase={toggleCase} />
      </div>
      <aside className="room-side" aria-label={t('room.case')} hidden={!isCaseShown} data-testid="room-side">
        <CasePanel consultation={consultation} />
        <OpinionPanel consultation={consultation} editing={editing} />
      </aside>
    </div>
  );
}
