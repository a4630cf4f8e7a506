import type { Board, BoardBooking } from '@jiedui/contracts';
import {
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  KeyboardSensor,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { formatTime } from '../../../time/format';
import { type BoardRow, type Drop, dropOn, isTaken, shownHours } from './board-times';

const minutePx = 1.2;
const minuteMs = 60_000;

interface Held {
  readonly row: BoardRow;
  readonly booking: BoardBooking;
}

const minutesSince = (start: number, instant: string) => (Date.parse(instant) - start) / minuteMs;
const place = (start: number, from: string, until: string): CSSProperties => ({
  insetInlineStart: minutesSince(start, from) * minutePx,
  inlineSize: Math.max(8, minutesSince(Date.parse(from), until) * minutePx),
});

function Booking({ row, booking, start, zone }: Held & { readonly start: number; readonly zone: string }) {
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
    ...place(start, takenFrom, takenUntil),
    ...(transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : {}),
  };
  if (!consultation) {
    return (
      <div className="board-booking board-busy" style={style} title={time}>
        {t('scheduling.board.busy')}
      </div>
    );
  }
  return (
    <button
      ref={setNodeRef}
      type="button"
      {...attributes}
      {...listeners}
      style={style}
      className={`board-booking${isDragging ? ' board-dragged' : ''}${consultation.canMove ? '' : ' board-fixed'}`}
      aria-label={t('scheduling.board.booking', { number: consultation.number, time })}
      data-testid="board-booking"
    >
      <span>{formatTime(startsAt, zone)}</span>{' '}
      {state === 'held' ? t('scheduling.board.held') : consultation.number}
    </button>
  );
}

function Row({
  row,
  start,
  zone,
  width,
}: {
  readonly row: BoardRow;
  readonly start: number;
  readonly zone: string;
  readonly width: number;
}) {
  const name = useName();
  const { setNodeRef, isOver } = useDroppable({ id: row.id, data: { row } });
  return (
    <div className="board-row">
      <div className="board-name">{name(row)}</div>
      <div
        ref={setNodeRef}
        className={isOver ? 'board-line board-over' : 'board-line'}
        style={{ inlineSize: width }}
        data-testid="board-line"
      >
        {row.open.map((span) => (
          <div key={span.startsAt} className="board-open" style={place(start, span.startsAt, span.endsAt)} />
        ))}
        {row.bookings.map((booking) => (
          <Booking key={booking.reservationId} row={row} booking={booking} start={start} zone={zone} />
        ))}
      </div>
    </div>
  );
}

function dropOf({ active, over, delta }: DragMoveEvent | DragEndEvent): Drop | undefined {
  const held = active.data.current as Held | undefined;
  const row = (over?.data.current as { readonly row: BoardRow } | undefined)?.row;
  return held && row ? dropOn(held.row, row, held.booking, delta.x / minutePx) : undefined;
}

function useMoves(board: Board, onDrop: (drop: Drop) => void) {
  const [over, setOver] = useState<Drop>();
  return {
    over,
    onDragMove: (event: DragMoveEvent) => setOver(dropOf(event)),
    onDragCancel: () => setOver(undefined),
    onDragEnd: (event: DragEndEvent) => {
      setOver(undefined);
      const drop = dropOf(event);
      const isMoved = event.delta.x !== 0 || event.delta.y !== 0;
      if (drop && isMoved && !isTaken(board, drop)) onDrop(drop);
    },
  };
}

/** Rooms, devices and experts by time. What would collide says so before it is let go. */
export function BoardGrid({
  board,
  onDrop,
}: {
  readonly board: Board;
  readonly onDrop: (drop: Drop) => void;
}) {
  const { t } = useTranslation();
  const sensors = useSensors(
    // A click is not a drag yet.
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor),
  );
  const { over, ...moves } = useMoves(board, onDrop);
  const { from, until } = shownHours(board);
  const start = Date.parse(board.startsAt) + from * 60 * minuteMs;
  const zone = board.hospital.timeZone;
  const hours = Array.from({ length: until - from }, (_, at) => from + at);
  const kinds = (['room', 'device', 'expert'] as const).filter((kind) =>
    board.rows.some(({ subject }) => subject === kind),
  );
  const isConflict = over !== undefined && isTaken(board, over);
  return (
    <DndContext sensors={sensors} {...moves}>
      <output
        className={isConflict ? 'board-verdict board-conflict' : 'board-verdict'}
        data-testid="board-verdict"
      >
        {over &&
          (isConflict
            ? t('scheduling.board.conflict')
            : t('scheduling.board.free', { time: formatTime(over.startsAt, zone) }))}
      </output>
      <div className="board panel">
        <div className="board-row board-hours">
          <div className="board-name" />
          {hours.map((hour) => (
            <span key={hour} style={{ inlineSize: 60 * minutePx }}>
              {String(hour).padStart(2, '0')}:00
            </span>
          ))}
        </div>
        {kinds.map((kind) => (
          <section key={kind} aria-label={t(`scheduling.board.rows.${kind}`)}>
            <h3 className="board-kind">{t(`scheduling.board.rows.${kind}`)}</h3>
            {board.rows
              .filter(({ subject }) => subject === kind)
              .map((row) => (
                <Row key={row.id} row={row} start={start} zone={zone} width={hours.length * 60 * minutePx} />
              ))}
          </section>
        ))}
      </div>
    </DndContext>
  );
}
