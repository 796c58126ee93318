import { useT } from '../i18n';
import { type CellLook, freeWords } from './hourOfDay';

const SIDE = 46;
const MOST_ACROSS = 60;

interface Placed extends CellLook {
  readonly x: number;
  readonly y: number;
}

/** The grid as it lies, north on top: the darker, the more happened there; the number is how many are free there. */
export function GridMap({ cells, title }: { cells: readonly CellLook[]; title: string }) {
  const t = useT();
  const placed = cells.flatMap((cell): Placed[] => {
    const [, x, y] = cell.cell.split('/').map(Number);
    return x === undefined || y === undefined ? [] : [{ ...cell, x, y }];
  });
  if (placed.length === 0) return null;
  // One stray cell at the other end of the world must not make all others invisible: the window is around the busiest.
  const centre = placed.reduce((busiest, cell) => (cell.incidents > busiest.incidents ? cell : busiest));
  const near = placed.filter(
    (cell) => Math.abs(cell.x - centre.x) < MOST_ACROSS / 2 && Math.abs(cell.y - centre.y) < MOST_ACROSS / 2,
  );
  const left = Math.min(...near.map((cell) => cell.x));
  const top = Math.min(...near.map((cell) => cell.y));
  const across = Math.max(...near.map((cell) => cell.x)) - left + 1;
  const down = Math.max(...near.map((cell) => cell.y)) - top + 1;
  const most = Math.max(1, ...near.map((cell) => cell.incidents));
  return (
    <figure className="plot grid-map">
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${across * SIDE} ${down * SIDE}`}
        style={{ width: across * SIDE }}
        role="img"
        aria-label={title}
      >
        {near.map((cell) => (
          <g key={cell.cell} transform={`translate(${(cell.x - left) * SIDE} ${(cell.y - top) * SIDE})`}>
            <title>{`${cell.cell}: ${cell.incidents} / ${freeWords(cell.free, t.supervisor.notRecorded)}`}</title>
            <rect width={SIDE - 2} height={SIDE - 2} className="grid-cell" />
            <rect
              width={SIDE - 2}
              height={SIDE - 2}
              className="grid-shade"
              style={{ opacity: (cell.incidents / most) * 0.55 }}
            />
            {cell.gap && <rect x="2" y="2" width={SIDE - 6} height={SIDE - 6} className="grid-gap" />}
            <text x={SIDE / 2 - 1} y={SIDE / 2 + 4} className="plot-text grid-text">
              {freeWords(cell.free, '–')}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
