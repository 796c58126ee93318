import type { Map as MapLibre } from 'maplibre-gl';
import { createStore } from '../common/store';
import { cellsIn } from '../live/cells';
import { setOverview, setView } from '../live/connection';
import { overviewCounts } from '../live/overview';
import { extentOf } from './extent';
import { reducedMotion } from './keptCamera';

const OVERVIEW_BELOW_ZOOM = 10;
const SEND_EVERY_MS = 250;

/** True while the map shows counts instead of units. */
export const zoomedOut = createStore(false);

/** Tells the server which cells are in sight, and brings the whole city into sight when that is wanted. */
export class Viewport {
  private sentAt = 0;

  /** @param fitWanted Show all units once it is known where they are. */
  constructor(
    private readonly map: MapLibre,
    private fitWanted: boolean,
  ) {
    map.on('movestart', ({ originalEvent }) => {
      if (originalEvent) this.chosen();
    });
    map.on('move', () => {
      if (Date.now() - this.sentAt > SEND_EVERY_MS) this.send();
    });
  }

  /** Shows all units; the counts that tell where they are may still have to come. */
  wholeCity(): void {
    this.fitWanted = true;
    this.send();
    this.fitIfKnown();
  }

  /** Somebody went to a place: counts of the city that come later must not carry the map away from it. */
  chosen(): void {
    this.fitWanted = false;
  }

  bounds() {
    const b = this.map.getBounds();
    return { west: b.getWest(), south: b.getSouth(), east: b.getEast(), north: b.getNorth() };
  }

  send(): void {
    this.sentAt = Date.now();
    const cells = this.map.getZoom() < OVERVIEW_BELOW_ZOOM ? null : cellsIn(this.bounds());
    zoomedOut.set(cells === null);
    setView(cells ?? []);
    setOverview(cells === null || this.fitWanted);
  }

  fitIfKnown(): void {
    const extent = this.fitWanted ? extentOf(overviewCounts.get()) : null;
    if (!extent) return;
    this.fitWanted = false;
    this.map.fitBounds([extent.west, extent.south, extent.east, extent.north], {
      padding: 30,
      duration: reducedMotion() ? 0 : 500,
      maxZoom: 14,
    });
  }
}
