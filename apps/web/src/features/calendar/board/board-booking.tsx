import { useDraggable } from '@dnd-kit/core';
import type { BoardBooking } from '@jiedui/contracts';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../../time/format';
import { placeOn } from './board-scale';
import type { BoardRow } from './board-times';

/** What is dragged: a booking, and the row that it was taken from. */
export interface Held {
  readonly row: BoardRow;
  readonly booking: BoardBooking;
}

/** One booking on its row; what is another hospital's shows only that the time is taken. */
export function Booking({
  row,
  booking,
  start,
  zone,
}: Held & { readonly start: number; readonly zone: string }) {
  const { t } = useTranslation();
  const { consultation, startsAt, endsAt, takenFrom, takenUntil, state } = booking;
  const data: Held = { row, booking };
  const { attributes, listeners, setNodeRef, transform, isDragging } = useDraggable({
    id: `${row.id}:${booking.reservationId}`,
    data,
    disabled: !consultation?.canMove,
  });
  const time = `${formatTime(startsAt, zone)}–${formatTime(endsAt, zone)}`;
  const style: CSSProperties = {
    ...placeOn(start, takenFrom, takenUntil),
    ...(transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : {}),
  };
  if (!consultation) {
    return (
      <div className="day-board-booking day-board-busy" style={style} title={time}>
        {t('scheduling.board.busy')}
      </div>
    );
  }
  const words = t('scheduling.board.booking', { number: consultation.number, time });
  return (
    <button
      ref={setNodeRef}
      type="button"
      {...attributes}
      {...listeners}
      style={style}
      className={`day-board-booking${isDragging ? ' day-board-dragged' : ''}${consultation.canMove ? '' : ' day-board-fixed'}`}
      aria-label={words}
      title={words}
      data-testid="board-booking"
    >
      <span>{formatTime(startsAt, zone)}</span>{' '}
      {state === 'held' ? t('scheduling.board.held') : consultation.number}
    </button>
  );
}
