import { boardScale, type Drawing } from '@jiedui/domain';
import type { Pointing } from '../client/index';
import type { Placement } from './board-geometry';

interface Named {
  readonly name: (author: string) => string;
  readonly selfId: string;
}

const arrowHead = 12;

/** The two short lines at the end of an arrow, in pixels of the screen. */
function headOf([fromX = 0, fromY = 0, toX = 0, toY = 0]: readonly number[]): string {
  const angle = Math.atan2(toY - fromY, toX - fromX);
  const wing = (turn: number) =>
    `${toX - arrowHead * Math.cos(angle + turn)},${toY - arrowHead * Math.sin(angle + turn)}`;
  return `${wing(0.5)} ${toX},${toY} ${wing(-0.5)}`;
}

function Shape({
  drawing,
  place,
  name,
  selfId,
}: Named & { readonly drawing: Drawing; readonly place: Placement }) {
  const { points, shape, author } = drawing;
  const onScreen = points.map((value, at) =>
    at % 2 === 0
      ? place.left + (value / boardScale) * place.width
      : place.top + (value / boardScale) * place.height,
  );
  const [x = 0, y = 0] = onScreen;
  return (
    <g className={author === selfId ? 'board-own' : 'board-other'} data-testid="board-drawing">
      <polyline points={onScreen.join(' ')} />
      {shape === 'arrow' && <polyline points={headOf(onScreen)} />}
      <text x={x + 6} y={y - 6}>
        {name(author)}
      </text>
    </g>
  );
}

interface DrawingsProps extends Named {
  readonly drawings: readonly Drawing[];
  readonly pointers: readonly Pointing[];
  readonly place: Placement;
}

/** What was drawn and where somebody points, each with a name, over the image. */
export function Drawings({ drawings, pointers, place, name, selfId }: DrawingsProps) {
  return (
    <svg className="board-drawings" aria-hidden>
      {drawings.map((drawing) => (
        <Shape key={drawing.key} {...{ drawing, place, name, selfId }} />
      ))}
      {pointers.map(({ personId, x, y }) => {
        const left = place.left + (x / boardScale) * place.width;
        const top = place.top + (y / boardScale) * place.height;
        return (
          <g key={personId} className="board-pointer" data-testid="board-pointer">
            <circle cx={left} cy={top} r="7" />
            <text x={left + 12} y={top + 4}>
              {name(personId)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
