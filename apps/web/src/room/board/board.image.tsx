import { boardPointsAtMost, type BoardEntry } from '@jiedui/contracts';
import { type Board, shownDrawings } from '@jiedui/domain';
import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useId,
  useRef,
  useState,
  type WheelEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Pointing } from '../client/index';
import {
  type BoardView,
  greyTransfer,
  moved,
  placeImage,
  type Size,
  strokesOf,
  toImage,
  zoomed,
} from './board-geometry';
import { Drawings } from './drawings';

export type BoardHand = 'move' | 'point' | 'line' | 'arrow';
type Point = { readonly x: number; readonly y: number };

interface BoardImageProps {
  readonly url: string;
  readonly name: string;
  readonly board: Board;
  readonly view: BoardView;
  readonly window: Board['window'];
  readonly hand: BoardHand;
  readonly pointers: readonly Pointing[];
  readonly selfId: string;
  readonly nameOf: (author: string) => string;
  readonly onView: (view: BoardView) => void;
  readonly onPoint: (point: Point) => void;
  readonly act: (operation: BoardEntry) => void;
}

const none: Size = { width: 0, height: 0 };
const panPx = 60;
const zoomStep = 1.25;

function useFrameSize() {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>(none);
  useEffect(() => {
    if (!frame.current) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setSize(entry.contentRect));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return { frame, size };
}

/** Keys do what the wheel and the hand do. */
function viewAfterKey(key: string, view: BoardView, place: Size): BoardView | undefined {
  const by: Record<string, () => BoardView> = {
    ArrowLeft: () => moved(view, place, panPx, 0),
    ArrowRight: () => moved(view, place, -panPx, 0),
    ArrowUp: () => moved(view, place, 0, panPx),
    ArrowDown: () => moved(view, place, 0, -panPx),
    '+': () => zoomed(view, zoomStep),
    '=': () => zoomed(view, zoomStep),
    '-': () => zoomed(view, 1 / zoomStep),
    '0': () => ({ x: 5_000, y: 5_000, zoomPercent: 100 }),
  };
  return by[key]?.();
}

/** What a pointing device does on the image, by the hand that was chosen. */
function useHand(props: BoardImageProps, place: ReturnType<typeof placeImage>) {
  const { hand, view, onView, onPoint, act } = props;
  const [path, setPath] = useState<readonly Point[]>([]);
  const dragged = useRef<Point>(undefined);
  const onImage = (event: PointerEvent<HTMLElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return toImage(place, event.clientX - box.left, event.clientY - box.top);
  };
  const press = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    if (hand === 'move') dragged.current = { x: event.clientX, y: event.clientY };
    else if (hand !== 'point') setPath([onImage(event)]);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (dragged.current) {
      onView(moved(view, place, event.clientX - dragged.current.x, event.clientY - dragged.current.y));
      dragged.current = { x: event.clientX, y: event.clientY };
    } else if (hand === 'point') {
      onPoint(onImage(event));
    } else if (path.length > 0) {
      const point = onImage(event);
      setPath((known) => (hand === 'arrow' ? [...known.slice(0, 1), point] : [...known, point]));
    }
  };
  const release = () => {
    dragged.current = undefined;
    const shape = hand === 'arrow' ? 'arrow' : 'line';
    for (const points of strokesOf(path, boardPointsAtMost)) act({ kind: 'board.drawn', shape, points });
    setPath([]);
  };
  return { path, press, move, release };
}

/** The image itself, with the chosen greys spread from black to white. */
function Picture(props: {
  readonly url: string;
  readonly name: string;
  readonly window: Board['window'];
  readonly place: ReturnType<typeof placeImage>;
  readonly onSize: (size: Size) => void;
}) {
  const { url, name, window, place, onSize } = props;
  const filterId = useId();
  const { slope, intercept } = greyTransfer(window);
  const isChanged = window.width < 256 || window.level !== 128;
  return (
    <>
      <svg width="0" height="0" aria-hidden>
        <filter id={filterId} colorInterpolationFilters="sRGB">
          <feComponentTransfer>
            <feFuncR type="linear" slope={slope} intercept={intercept} />
            <feFuncG type="linear" slope={slope} intercept={intercept} />
            <feFuncB type="linear" slope={slope} intercept={intercept} />
          </feComponentTransfer>
        </filter>
      </svg>
      <img
        src={url}
        alt={name}
        draggable={false}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          onSize({ width: naturalWidth, height: naturalHeight })
        }
        style={{ ...place, ...(isChanged ? { filter: `url(#${filterId})` } : {}) }}
        data-testid="board-picture"
      />
    </>
  );
}

/** One image, pixel for pixel as it is stored, with what everybody drew on it. */
export function BoardImage(props: BoardImageProps) {
  const { t } = useTranslation();
  const { url, name, board, view, window, hand, pointers, selfId, nameOf, onView } = props;
  const { frame, size } = useFrameSize();
  const [natural, setNatural] = useState<Size>(none);
  const place = placeImage(natural, size, view);
  const { path, press, move, release } = useHand(props, place);
  const shape = hand === 'arrow' ? 'arrow' : 'line';
  const underHand =
    path.length > 1
      ? [{ key: 'own', author: selfId, shape, points: path.flatMap(({ x, y }) => [x, y]) } as const]
      : [];
  const onKey = (event: KeyboardEvent) => {
    const after = viewAfterKey(event.key, view, place);
    if (!after) return;
    event.preventDefault();
    onView(after);
  };
  const onWheel = (event: WheelEvent) => onView(zoomed(view, event.deltaY < 0 ? zoomStep : 1 / zoomStep));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application of its own
    <div
      ref={frame}
      className={`board-frame board-hand-${hand}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys move and zoom the image
      tabIndex={0}
      role="application"
      aria-label={t('roomBoard.imageKeys', { name })}
      onKeyDown={onKey}
      onWheel={onWheel}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
      data-testid="board-frame"
      data-zoom={view.zoomPercent}
    >
      <Picture url={url} name={name} window={window} place={place} onSize={setNatural} />
      <Drawings
        drawings={[...shownDrawings(board), ...underHand]}
        pointers={pointers}
        place={place}
        name={nameOf}
        selfId={selfId}
      />
    </div>
  );
}
