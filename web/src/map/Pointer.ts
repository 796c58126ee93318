import type { Map as MapLibre } from 'maplibre-gl';
import { pickedPlace, selectUnit, ui } from '../app/ui';
import type { LatLon } from '../common/geo';
import { createStore } from '../common/store';
import { units } from '../live/units';
import { cameraOf } from './camera';
import { mapClaim, takenByClick } from './painters';
import { unitAt } from './pick';
import { zoomedOut } from './Viewport';

/** The unit under the pointer. */
export const hovered = createStore<{ readonly id: string; readonly px: number; readonly py: number } | null>(null);

const CLOSER = 2;

/** What pointing at the map and clicking it mean: the place of a call, something asked for, a post, a unit. */
export class Pointer {
  constructor(private readonly map: MapLibre) {
    map.on('mousemove', (event) => this.hover(event.point.x, event.point.y));
    map.on('mouseout', () => hovered.set(null));
    map.on('click', (event) =>
      this.click(event.point.x, event.point.y, { lat: event.lngLat.lat, lon: event.lngLat.lng }, event.originalEvent),
    );
  }

  private hover(px: number, py: number): void {
    if (mapClaim.get()) return;
    const slot = zoomedOut.get() ? -1 : unitAt(units, cameraOf(this.map), px, py);
    const id = slot < 0 ? null : (units.ids[slot] ?? null);
    if (hovered.get()?.id === (id ?? undefined)) return;
    hovered.set(id === null ? null : { id, px, py });
    this.map.getCanvas().style.cursor = id === null ? '' : 'pointer';
  }

  private click(px: number, py: number, at: LatLon, originalEvent: MouseEvent): void {
    if (ui.get().intake) {
      pickedPlace.set(at);
      return;
    }
    const claim = mapClaim.get();
    if (claim) {
      claim.take(at);
      return;
    }
    if (takenByClick(cameraOf(this.map), px, py)) return;
    const slot = zoomedOut.get() ? -1 : unitAt(units, cameraOf(this.map), px, py);
    if (slot >= 0) selectUnit(units.ids[slot] ?? null);
    else if (zoomedOut.get())
      this.map.flyTo({ center: [at.lon, at.lat], zoom: this.map.getZoom() + CLOSER }, { originalEvent });
    else selectUnit(null);
  }
}
