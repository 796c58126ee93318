/** `?perf=1`: how fast the page draws. For measuring, not for dispatching. */
export const perfWanted = new URLSearchParams(globalThis.location?.search ?? '').get('perf') === '1';

const KEEP = 600;

/** Frame times of the page, for `?perf=1` and the measuring tool. Two rings of numbers, nothing else. */
class FramePace {
  private readonly gaps = new Float64Array(KEEP);
  private readonly costs = new Float64Array(KEEP);
  private frames = 0;
  private draws = 0;
  private last = 0;

  frame(at: number): void {
    if (this.last > 0) this.gaps[this.frames++ % KEEP] = at - this.last;
    this.last = at;
  }

  drew(ms: number): void {
    this.costs[this.draws++ % KEEP] = ms;
  }

  reset(): void {
    this.frames = 0;
    this.draws = 0;
    this.last = 0;
  }

  /** Over the last 600 frames: frames a second, gaps between frames and the cost of our own drawing in milliseconds. */
  summary() {
    const gaps = this.gaps.slice(0, Math.min(this.frames, KEEP)).sort();
    const costs = this.costs.slice(0, Math.min(this.draws, KEEP)).sort();
    const total = gaps.reduce((sum, gap) => sum + gap, 0);
    return {
      framesPerSecond: total > 0 ? (gaps.length / total) * 1000 : 0,
      gapP50: at(gaps, 0.5),
      gapP95: at(gaps, 0.95),
      gapP99: at(gaps, 0.99),
      drawP50: at(costs, 0.5),
      drawP95: at(costs, 0.95),
      draws: this.draws,
    };
  }
}

function at(sorted: Float64Array, quantile: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? 0;
}

export const framePace = new FramePace();
