import { type Map as MapLibre, Marker } from 'maplibre-gl';
import type { IncidentSummary } from '../api/types';
import { selectIncident } from '../app/ui';
import { messages } from '../i18n';
import { typeName } from '../incidents/catalogue';
import { priorityPaths } from '../theme/Shape';

const FLASH_MS = 12_000;
const SVG = 'http://www.w3.org/2000/svg';

/** Incidents on the map: real buttons, so that keyboard and screen reader reach them. */
export class IncidentMarkers {
  private readonly markers = new Map<string, { marker: Marker; shown: IncidentSummary; label: string }>();
  private selected: string | null = null;

  constructor(private readonly map: MapLibre) {}

  update(incidents: readonly IncidentSummary[], selected: string | null): void {
    const wanted = new Set(incidents.map((incident) => incident.id));
    for (const [id, { marker }] of this.markers) {
      if (wanted.has(id)) continue;
      marker.remove();
      this.markers.delete(id);
    }
    this.selected = selected;
    for (const incident of incidents) this.put(incident);
  }

  flash(id: string): void {
    const element = this.markers.get(id)?.marker.getElement();
    if (!element) return;
    element.classList.add('flash');
    setTimeout(() => element.classList.remove('flash'), FLASH_MS);
  }

  private put(incident: IncidentSummary): void {
    const t = messages();
    const label = `${incident.priority} · ${typeName(incident.typeCode)} · ${incident.address}${incident.drill ? ` · ${t.queue.drill}` : ''}`;
    let known = this.markers.get(incident.id);
    if (
      known &&
      (known.shown.priority !== incident.priority ||
        known.shown.at.lat !== incident.at.lat ||
        known.shown.at.lon !== incident.at.lon)
    ) {
      known.marker.remove();
      known = undefined;
    }
    const marker = known?.marker ?? this.create(incident);
    const element = marker.getElement();
    if (known?.label !== label) {
      element.setAttribute('aria-label', label);
      element.title = label;
    }
    element.classList.toggle('selected', incident.id === this.selected);
    element.classList.toggle('unsent', incident.status === 'open');
    this.markers.set(incident.id, { marker, shown: incident, label });
  }

  private create(incident: IncidentSummary): Marker {
    const element = document.createElement('button');
    element.type = 'button';
    element.tabIndex = -1;
    element.className = `incident-marker priority-${incident.priority}`;
    element.append(shape(incident.priority));
    element.addEventListener('click', (event) => {
      event.stopPropagation();
      selectIncident(incident.id);
    });
    return new Marker({ element }).setLngLat([incident.at.lon, incident.at.lat]).addTo(this.map);
  }
}

function shape(priority: IncidentSummary['priority']): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '-1 -1 26 26');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', priorityPaths[priority]);
  const number = document.createElementNS(SVG, 'text');
  number.setAttribute('x', '12');
  number.setAttribute('y', priority === 2 ? '19.5' : '17');
  number.setAttribute('text-anchor', 'middle');
  number.textContent = String(priority);
  svg.append(path, number);
  return svg;
}
