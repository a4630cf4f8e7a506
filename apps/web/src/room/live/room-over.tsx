import type { Consultation } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { canWriteOpinion } from '../../features/consultations/page/opinion-draft';
import { Button, buttonClass } from '../../ui/button';
import type { RoomState } from '../client/index';

/** Why one is no longer in the room, and the ways on. */
export function RoomOver(props: {
  readonly room: RoomState;
  readonly consultation: Consultation;
  readonly canRejoin: boolean;
  readonly onRejoin: () => void;
}) {
  const { t } = useTranslation();
  const { room, consultation, canRejoin, onRejoin } = props;
  const isWriter = canWriteOpinion(consultation) && !canRejoin;
  const isFailed = room.phase === 'failed';
  const code = room.error ?? 'UNEXPECTED';
  const words = isFailed ? t(`errors.${code}.title`) : t(`room.closed.${room.closedReason ?? 'ended'}`);
  return (
    <output className="room-over" data-testid="room-over" data-reason={room.closedReason ?? code}>
      <h2>{words}</h2>
      {isFailed && <p>{t(`errors.${code}.remedy`)}</p>}
      <div className="room-over-ways">
        {canRejoin && (
          <Button tone="primary" isLarge onClick={onRejoin} data-testid="room-rejoin">
            {t('room.rejoin')}
          </Button>
        )}
        <Link
          to="/consultations/$consultationId"
          params={{ consultationId: consultation.id }}
          className={buttonClass({ tone: canRejoin ? 'plain' : 'primary', isLarge: true })}
          data-testid="room-back"
        >
          {isWriter ? t('room.writeOpinion') : t('room.backToConsultation')}
        </Link>
      </div>
    </output>
  );
}
