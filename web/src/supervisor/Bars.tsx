interface BarsProps {
  readonly title: string;
  readonly bars: readonly { readonly name: string; readonly value: number; readonly words: string }[];
  /** A line across, such as a target. */
  readonly line?: number | null;
  /** Every so many bars has its name written below. */
  readonly nameEvery?: number;
}

const WIDTH = 640;
const HEIGHT = 150;
const FOOT = 18;
const HEAD = 16;
const WIDEST = 44;

/** A plain bar plot. The figures stand in it as text too, so that it says the same without being seen. */
export function Bars({ title, bars, line = null, nameEvery = 1 }: BarsProps) {
  const most = Math.max(1, line ?? 0, ...bars.map((bar) => bar.value));
  const step = WIDTH / Math.max(1, bars.length);
  const width = Math.min(step * 0.7, WIDEST);
  const y = (value: number) => HEAD + (HEIGHT - HEAD - FOOT) * (1 - value / most);
  return (
    <figure className="plot">
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${title}: ${bars.map((b) => `${b.name} ${b.words}`).join('; ')}`}
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className="plot-axis" />
        {bars.map((bar, i) => (
          <g key={bar.name}>
            <rect
              x={(i + 0.5) * step - width / 2}
              width={width}
              y={y(bar.value)}
              height={Math.max(0, HEIGHT - FOOT - y(bar.value))}
              className={line !== null && bar.value > line ? 'plot-over' : 'plot-bar'}
            />
            {bar.value > 0 && (
              <text x={(i + 0.5) * step} y={y(bar.value) - 3} className="plot-text">
                {bar.words}
              </text>
            )}
            {i % nameEvery === 0 && (
              <text x={(i + 0.5) * step} y={HEIGHT - 4} className="plot-text plot-name">
                {bar.name}
              </text>
            )}
          </g>
        ))}
        {line !== null && <line x1="0" x2={WIDTH} y1={y(line)} y2={y(line)} className="plot-line" />}
      </svg>
    </figure>
  );
}
