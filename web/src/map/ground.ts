import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { get } from '../api/http';
import * as read from '../api/read';
import { createStore } from '../common/store';
import type { Bounds } from '../live/cells';
import { palettes } from '../theme/palette';
import { theme } from '../theme/theme';
import { allAreas } from './areas';
import { gridLines } from './grid';
import { cityStyle } from './style';

const ROADS_AGAIN_MS = 5_000;

/** Whether roads are drawn; null until it is known. */
export const roadsKnown = createStore<boolean | null>(null);

/** What lies below everything: roads, areas and the grid, in the colours of the theme. */
export class Ground {
  /** @param restyled A new style has no areas and no grid yet. */
  constructor(
    private readonly map: MapLibre,
    private readonly restyled: () => void,
  ) {}

  drawGrid(bounds: Bounds): void {
    (this.map.getSource('grid') as GeoJSONSource | undefined)?.setData(gridLines(bounds, this.map.getZoom()));
  }

  drawAreas(): void {
    (this.map.getSource('areas') as GeoJSONSource | undefined)?.setData(allAreas());
  }

  async lookForRoads(): Promise<void> {
    try {
      const roads = read.object(await get('/roads'), 'roads');
      roadsKnown.set(read.flag(roads, 'available'));
    } catch {
      // The page says elsewhere that the server cannot be reached; that there is no road map is another thing.
      setTimeout(() => void this.lookForRoads(), ROADS_AGAIN_MS);
      return;
    }
    if (roadsKnown.get()) this.restyle();
  }

  restyle(): void {
    this.map.setStyle(cityStyle(palettes[theme.get()], roadsKnown.get() === true, location.origin));
    this.map.once('styledata', this.restyled);
  }
}
