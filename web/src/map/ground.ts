import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Bounds } from '../live/cells';
import { palettes } from '../theme/palette';
import { theme } from '../theme/theme';
import { allAreas } from './areas';
import { askGround, groundKnown } from './backdrop';
import { gridLines } from './grid';
import { cityStyle } from './style';

const ROADS_AGAIN_MS = 5_000;

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
      await askGround();
    } catch {
      // The page says elsewhere that the server cannot be reached; that there is no road map is another thing.
      setTimeout(() => void this.lookForRoads(), ROADS_AGAIN_MS);
      return;
    }
    this.restyle();
  }

  restyle(): void {
    const known = groundKnown.get();
    this.map.setStyle(
      cityStyle(palettes[theme.get()], known?.roads === true, location.origin, known?.backdrop ?? null),
    );
    this.map.once('styledata', this.restyled);
  }
}
