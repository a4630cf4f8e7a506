import type { Consultation } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
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
  const isFailed = room.phase === 'failed';
  const code = room.error ?? 'UNEXPECTED';
  const words = isFailed ? t(`errors.${code}.title`) : t(`room.closed.${room.closedReason ?? 'ended'}`);
  return (
    <section
      className="room-over"
      role="status"
      data-testid="room-over"
      data-reason={room.closedReason ?? code}
    >
      <h2>{words}</h2>
      {isFailed && <p>{t(`errors.${code}.remedy`)}</p>}
      <div className="room-over-ways">
        {canRejoin && (
          <Button type="primary" size="large" onClick={onRejoin} data-testid="room-rejoin">
            {t('room.rejoin')}
          </Button>
        )}
        <Link
          to="/consultations/$consultationId"
          params={{ consultationId: consultation.id }}
          className="room-back"
          data-testid="room-back"
        >
          {t('room.backToConsultation')}
        </Link>
      </div>
    </section>
  );
}
