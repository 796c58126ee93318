import { useServerSecond } from '../common/clock';
import { units } from '../live/units';
import { framePace } from './pace';

export function PerfPanel() {
  useServerSecond();
  const pace = framePace.summary();
  const f = (n: number) => n.toFixed(1);
  return (
    <output className="perf" data-perf={JSON.stringify({ ...pace, units: units.count })}>
      {f(pace.framesPerSecond)} fps · gap p50 {f(pace.gapP50)} p95 {f(pace.gapP95)} p99 {f(pace.gapP99)} ms · draw p50{' '}
      {f(pace.drawP50)} p95 {f(pace.drawP95)} ms · {units.count} units
    </output>
  );
}
