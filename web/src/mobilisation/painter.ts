import { ui } from '../app/ui';
import { mercatorX, mercatorY } from '../common/geo';
import { detail } from '../incidents/detail';
import { type AreaRole, circle, showAreas } from '../map/areas';
import { onScreen, screenX, screenY } from '../map/camera';
import { addPainter, type Painting, repaint } from '../map/painters';
import { alertDraftOf, alertDrafts, composing } from './draft';
import { panics, sightings, sightingsOn } from './state';

const OWNER = 'audience';
const role: AreaRole = 'audience';

/** The circle of the alert that is being written, the sightings of the selected incident, and who calls for help. */
export function paintAlerts(): () => void {
  const ends = [
    addPainter(paint),
    sightings.subscribe(repaint),
    panics.subscribe(repaint),
    composing.subscribe(drawCircle),
    alertDrafts.subscribe(drawCircle),
    ui.subscribe(drawCircle),
  ];
  return () => {
    for (const end of ends) end();
    showAreas(OWNER, []);
  };
}

function drawCircle(): void {
  const incident = detail.get().incident;
  const writing = incident !== null && composing.get() === incident.id && ui.get().incident === incident.id;
  const draft = writing ? alertDraftOf(incident.id) : null;
  if (!writing || draft?.area !== 'radius') {
    showAreas(OWNER, []);
    return;
  }
  const centre = draft.centre ?? incident.location;
  showAreas(OWNER, [{ type: 'Feature', properties: { role }, geometry: circle(centre.lat, centre.lon, draft.radius) }]);
}

function paint({ pen, camera, palette }: Painting): number {
  let drawn = 0;
  const incident = ui.get().incident;
  for (const one of incident === null ? [] : sightingsOn(sightings.get(), incident)) {
    if (one.grade === 'rejected') continue;
    drawn += mark(one.at, one.grade === 'accepted' ? palette.suspect : palette.accent, 'V');
  }
  for (const one of panics.get()) if (one.at) drawn += mark(one.at, palette.suspect, '!');
  return drawn;

  function mark(at: { lat: number; lon: number }, colour: string, sign: string): number {
    const [mx, my] = [mercatorX(at.lon), mercatorY(at.lat)];
    if (!onScreen(camera, mx, my)) return 0;
    const [x, y] = [screenX(camera, mx), screenY(camera, my)];
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x - 9, y - 16);
    pen.lineTo(x + 9, y - 16);
    pen.closePath();
    pen.fillStyle = colour;
    pen.fill();
    pen.strokeStyle = palette.labelHalo;
    pen.lineWidth = 1.5;
    pen.stroke();
    pen.fillStyle = palette.labelHalo;
    pen.font = '700 10px system-ui, sans-serif';
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(sign, x, y - 10.5);
    return 1;
  }
}
