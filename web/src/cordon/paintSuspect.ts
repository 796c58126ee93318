import type { Painting } from '../map/painters';
import { draftOf } from './draft';
import { type Spot, spot, stroke } from './pen';
import type { Cordon } from './types';

const EARTH_CIRCUMFERENCE_M = 40_075_016.7;

/** Where he was seen, how sure that is and whither he went. */
export function sightings(on: Painting, incident: string, cordon: Cordon | null): number {
  const { pen, camera, palette } = on;
  if (cordon?.standing === 'stoodDown') return 0;
  const inForce = cordon?.standing === 'active' ? cordon.plan?.sightings.map((s) => ({ ...s.at, ...s })) : undefined;
  let drawn = 0;
  for (const one of inForce ?? draftOf(incident).sightings) {
    const at = spot(camera, one);
    if (!at) continue;
    drawn++;
    pen.strokeStyle = palette.suspect;
    pen.fillStyle = palette.suspect;
    pen.lineWidth = 2;
    const metres = EARTH_CIRCUMFERENCE_M * Math.cos((one.lat * Math.PI) / 180);
    if (one.radius > 0) stroke(pen, () => pen.arc(at.x, at.y, (one.radius / metres) * camera.scale, 0, Math.PI * 2));
    pen.beginPath();
    pen.moveTo(at.x, at.y - 11);
    pen.lineTo(at.x + 10, at.y + 7);
    pen.lineTo(at.x - 10, at.y + 7);
    pen.closePath();
    pen.fill();
    pen.strokeStyle = palette.labelHalo;
    pen.stroke();
    if (one.heading !== null) arrow(on, at, one.heading);
  }
  return drawn;
}

function arrow({ pen, palette }: Painting, at: Spot, degrees: number): void {
  const turn = ((degrees - 90) * Math.PI) / 180;
  pen.save();
  pen.translate(at.x, at.y);
  pen.rotate(turn);
  pen.strokeStyle = palette.suspect;
  pen.lineWidth = 3;
  stroke(pen, () => {
    pen.moveTo(14, 0);
    pen.lineTo(38, 0);
    pen.moveTo(30, -6);
    pen.lineTo(38, 0);
    pen.lineTo(30, 6);
  });
  pen.restore();
}
