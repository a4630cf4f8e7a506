import type { Board } from '@jiedui/contracts';
import {
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  KeyboardSensor,
  PointerSensor,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { holdsRole, useSignedIn } from '../../../session/me';
import { formatTime } from '../../../time/format';
import { Booking, type Held } from './board-booking';
import { byArrows, minuteMs, minutePx, placeOn } from './board-scale';
import { useBoardSpeech } from './board-speech';
import { type BoardRow, type Drop, dropOn, isTaken, shownHours } from './board-times';

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
  const { me } = useSignedIn();
  const mayOpen = holdsRole(me, 'coordinator') || row.id === me.person.id;
  const { setNodeRef, isOver } = useDroppable({ id: row.id, data: { row } });
  return (
    <div className="day-board-row">
      <div className="day-board-name" title={name(row)}>
        {row.subject === 'expert' && mayOpen ? (
          <Link to="/availability" search={{ person: row.id }} data-testid="board-availability">
            {name(row)}
          </Link>
        ) : (
          name(row)
        )}
      </div>
      <div
        ref={setNodeRef}
        className={isOver ? 'day-board-line day-board-over' : 'day-board-line'}
        style={{ inlineSize: width }}
        data-testid="board-line"
      >
        {row.open.map((span) => (
          <div
            key={span.startsAt}
            className="day-board-open"
            style={placeOn(start, span.startsAt, span.endsAt)}
          />
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
    useSensor(KeyboardSensor, { coordinateGetter: byArrows }),
  );
  const accessibility = useBoardSpeech();
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
    <DndContext sensors={sensors} accessibility={accessibility} {...moves}>
      <output
        className={isConflict ? 'day-board-verdict day-board-conflict' : 'day-board-verdict'}
        data-testid="board-verdict"
      >
        {over &&
          (isConflict
            ? t('scheduling.board.conflict')
            : t('scheduling.board.free', { time: formatTime(over.startsAt, zone) }))}
      </output>
      <div className="day-board panel">
        <div className="day-board-row day-board-hours">
          <div className="day-board-name" />
          {hours.map((hour) => (
            <span key={hour} style={{ inlineSize: 60 * minutePx }}>
              {String(hour).padStart(2, '0')}:00
            </span>
          ))}
        </div>
        {kinds.map((kind) => (
          <section key={kind} aria-label={t(`scheduling.board.rows.${kind}`)}>
            <h3 className="day-board-kind">{t(`scheduling.board.rows.${kind}`)}</h3>
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
