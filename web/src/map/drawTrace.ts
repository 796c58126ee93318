import type { UnitTable } from '../live/unitTable';
import { perfWanted } from './pace';
import type { UnitDrawing } from './UnitLayer';

/**
 * When changes of watched units were on the screen, for the measuring tool. A change counts as shown when the frame after the
 * one that drew it begins: by then the browser has taken the picture over.
 */
class DrawTrace {
  watched: readonly string[] = [];
  /** Unit and milliseconds since 1970, taken out by the tool. */
  readonly shown: [string, number][] = [];
  private readonly looks = new Map<string, string>();

  drew(drawing: UnitDrawing, table: UnitTable): void {
    if (this.watched.length === 0 || drawing.drawnVersion !== table.version) return;
    const changed = this.watched.filter((id) => this.looksOther(id, table));
    if (changed.length > 0)
      requestAnimationFrame(() => {
        for (const id of changed) this.shown.push([id, Date.now()]);
      });
  }

  private looksOther(id: string, table: UnitTable): boolean {
    const slot = table.slotOf(id);
    if (slot === undefined) return false;
    const look = `${table.x[slot]} ${table.y[slot]} ${table.status[slot]}`;
    if (this.looks.get(id) === look) return false;
    this.looks.set(id, look);
    return true;
  }
}

/** Null unless `?perf=1`. */
export const drawTrace = perfWanted ? new DrawTrace() : null;

if (drawTrace) Object.assign(globalThis, { dispatchTrace: drawTrace });
