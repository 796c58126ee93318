import 'maplibre-gl/dist/maplibre-gl.css';
import { LngLatBounds, Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { pickedPlace, selectUnit, ui } from '../app/ui';
import { serverNow } from '../common/clock';
import { fromMercator, type LatLon, mercatorX, mercatorY } from '../common/geo';
import { onArrival, queue } from '../incidents/queue';
import { overviewCounts } from '../live/overview';
import { units } from '../live/units';
import { palettes } from '../theme/palette';
import { theme } from '../theme/theme';
import { Annotations } from './Annotations';
import { areas } from './areas';
import { type Camera, cameraOf } from './camera';
import { drawTrace } from './drawTrace';
import { drawnAt } from './glide';
import { Ground } from './ground';
import { keepCamera, keptCamera, reducedMotion } from './keptCamera';
import { IncidentMarkers } from './markers';
import { hovered, Pointer } from './Pointer';
import { framePace } from './pace';
import { mapClaim, onRepaint } from './painters';
import { cityStyle } from './style';
import { type UnitDrawing, UnitLayer } from './UnitLayer';
import { UnitRaster, withoutGraphicsCard } from './UnitRaster';
import { Viewport, zoomedOut } from './Viewport';

setWorkerUrl(workerUrl);

const ANNOTATE_EVERY_MS = 100;
const LOOK_FOR_LINES_EVERY_MS = 1_000;
const FOLLOW_EVERY_MS = 200;
const FADE_EVERY_MS = 1_000;

/** The map with everything on it. It reads the stores; nothing of it passes through React. */
export class CityMap {
  private readonly map: MapLibre;
  private readonly unitLayer: UnitDrawing;
  private readonly annotations = new Annotations();
  private readonly markers: IncidentMarkers;
  private readonly ground: Ground;
  private readonly viewport: Viewport;
  private readonly ends: (() => void)[] = [];
  private frame = 0;
  private moved = true;
  private annotationsStale = true;
  private annotationsLive = false;
  private annotatedAt = 0;
  private followedAt = 0;
  private drawnAt = 0;

  constructor(container: HTMLElement) {
    const kept = keptCamera();
    this.map = new MapLibre({
      container,
      style: cityStyle(palettes[theme.get()], false, location.origin),
      center: kept ? [kept.lon, kept.lat] : [126.55, 43.84],
      zoom: kept?.zoom ?? 9,
      minZoom: 2,
      maxZoom: 18.5,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      keyboard: false,
      attributionControl: false,
      fadeDuration: 0,
      renderWorldCopies: false,
    });
    this.map.touchZoomRotate.disableRotation();
    this.ground = new Ground(this.map, () => {
      this.onMoveEnd();
      this.annotationsStale = true;
    });
    this.viewport = new Viewport(this.map, kept === null);
    this.unitLayer = withoutGraphicsCard() ? new UnitRaster(units) : new UnitLayer(units);
    const canvases = this.map.getCanvasContainer();
    canvases.append(this.unitLayer.canvas, this.annotations.canvas);
    this.markers = new IncidentMarkers(this.map);
    this.listen();
    this.frame = requestAnimationFrame(this.tick);
    void this.ground.lookForRoads();
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    for (const end of this.ends) end();
    this.unitLayer.destroy();
    this.map.remove();
  }

  centre(): LatLon {
    const { lat, lng } = this.map.getCenter();
    return { lat, lon: lng };
  }

  flyTo(lat: number, lon: number, zoom = Math.max(this.map.getZoom(), 14.5)): void {
    this.viewport.chosen();
    this.map.flyTo({ center: [lon, lat], zoom, duration: reducedMotion() ? 0 : 700 });
  }

  wholeCity(): void {
    this.viewport.wholeCity();
  }

  /** Moves only when one of the places is out of sight. */
  showAll(places: readonly LatLon[]): void {
    this.viewport.chosen();
    const view = this.map.getBounds();
    if (places.every((place) => view.contains([place.lon, place.lat]))) return;
    const box = places.reduce((all, place) => all.extend([place.lon, place.lat]), new LngLatBounds());
    this.map.fitBounds(box, { padding: 50, maxZoom: 16, duration: reducedMotion() ? 0 : 500 });
  }

  zoomBy(steps: number): void {
    this.viewport.chosen();
    this.map.zoomTo(this.map.getZoom() + steps, { duration: reducedMotion() ? 0 : 200 });
  }

  private listen(): void {
    const { map } = this;
    map.on('render', () => {
      this.moved = true;
      this.draw(serverNow());
    });
    map.on('moveend', () => this.onMoveEnd());
    map.on('load', () => this.onMoveEnd());
    map.on('dragstart', () => selectUnit(ui.get().unit, false));
    new Pointer(map);
    const redraw = () => {
      this.annotationsStale = true;
    };
    const incidents = () => {
      this.markers.update(queue.get().order, ui.get().incident);
      redraw();
    };
    this.ends.push(
      theme.subscribe(() => this.ground.restyle()),
      queue.subscribe(incidents),
      ui.subscribe(incidents),
      hovered.subscribe(redraw),
      pickedPlace.subscribe(redraw),
      onRepaint(redraw),
      areas.subscribe(() => this.ground.drawAreas()),
      mapClaim.subscribe(() => {
        this.map.getCanvas().style.cursor = mapClaim.get() ? 'crosshair' : '';
      }),
      overviewCounts.subscribe(() => {
        this.viewport.fitIfKnown();
        redraw();
      }),
      onArrival((incident) => this.markers.flash(incident.id)),
    );
    incidents();
  }

  private readonly tick = () => {
    this.frame = requestAnimationFrame(this.tick);
    const now = serverNow();
    framePace.frame(performance.now());
    this.follow(now);
    const wanted =
      this.moved || this.annotationsStale || this.unitLayer.wantsFrame(now) || now - this.drawnAt > FADE_EVERY_MS;
    if (wanted) this.draw(now);
  };

  private draw(now: number): void {
    const camera = cameraOf(this.map);
    const palette = palettes[theme.get()];
    const started = performance.now();
    this.unitLayer.draw(camera, palette, now);
    drawTrace?.drew(this.unitLayer, units);
    if (this.moved || this.annotationsStale || this.annotationsDue(now)) this.annotate(camera, now);
    this.moved = false;
    this.drawnAt = now;
    framePace.drew(performance.now() - started);
  }

  private annotationsDue(now: number): boolean {
    return now - this.annotatedAt > (this.annotationsLive ? ANNOTATE_EVERY_MS : LOOK_FOR_LINES_EVERY_MS);
  }

  private annotate(camera: Camera, now: number): void {
    this.annotationsStale = false;
    this.annotatedAt = now;
    this.annotationsLive = this.annotations.draw(
      camera,
      palettes[theme.get()],
      {
        table: units,
        incidents: queue.get().byId,
        selectedUnit: ui.get().unit,
        selectedIncident: ui.get().incident,
        hovered: hovered.get()?.id ?? null,
        counts: zoomedOut.get() ? overviewCounts.get() : [],
        picked: ui.get().intake ? pickedPlace.get() : null,
      },
      now,
    );
  }

  private follow(now: number): void {
    const { unit, following } = ui.get();
    if (!following || unit === null || now - this.followedAt < FOLLOW_EVERY_MS || this.map.isMoving()) return;
    const slot = units.slotOf(unit);
    if (slot === undefined) return;
    this.followedAt = now;
    const at = drawnAt(units, slot, now);
    const { lat, lon } = fromMercator(at.x, at.y);
    const centre = this.map.getCenter();
    if (Math.abs(mercatorX(centre.lng) - at.x) + Math.abs(mercatorY(centre.lat) - at.y) < 1e-9) return;
    this.map.jumpTo({ center: [lon, lat] });
  }

  private onMoveEnd(): void {
    this.viewport.send();
    const bounds = this.viewport.bounds();
    this.ground.drawGrid(bounds);
    keepCamera(this.map);
    this.ground.drawAreas();
  }
}
