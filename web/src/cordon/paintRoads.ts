import type { Painting } from '../map/painters';
import { draftOf } from './draft';
import { flashOn, spot, stroke } from './pen';
import { focus, shownProposal } from './state';
import type { Cordon } from './types';

/** Crossings that may not be held (struck out) or must be (boxed). */
export function crossings(on: Painting, incident: string, cordon: Cordon | null): number {
  if (cordon?.standing === 'active' || cordon?.standing === 'stoodDown') return 0;
  const { pen, camera, palette } = on;
  let drawn = 0;
  for (const crossing of draftOf(incident).crossings) {
    const at = spot(camera, crossing.at);
    if (!at) continue;
    drawn++;
    pen.strokeStyle = crossing.rule === 'forbidden' ? palette.suspect : palette.accent;
    pen.lineWidth = 3;
    if (crossing.rule === 'forced') stroke(pen, () => pen.rect(at.x - 16, at.y - 16, 32, 32));
    else
      stroke(pen, () => {
        pen.arc(at.x, at.y, 11, 0, Math.PI * 2);
        pen.moveTo(at.x - 8, at.y - 8);
        pen.lineTo(at.x + 8, at.y + 8);
      });
  }
  return drawn;
}

/** Blocked roads: a bar across. */
export function blocks(on: Painting, cordon: Cordon | null): number {
  const { pen, camera, palette } = on;
  let drawn = 0;
  for (const { at } of cordon?.blocked ?? []) {
    const here = at && spot(camera, at);
    if (!here) continue;
    drawn++;
    pen.fillStyle = palette.suspect;
    pen.strokeStyle = palette.labelHalo;
    pen.lineWidth = 2;
    pen.beginPath();
    pen.rect(here.x - 12, here.y - 4, 24, 8);
    pen.stroke();
    pen.fill();
  }
  return drawn;
}

/** Where sampled routes get out of a plan that does not close. */
export function leaks(on: Painting, cordon: Cordon): number {
  const { pen, camera, palette, now } = on;
  const open =
    cordon.standing === 'active' && focus.get().hovered === null
      ? cordon.plan?.aim === null
        ? cordon.proposals.find((one) => one.aim === null)
        : undefined
      : shownProposal(cordon, focus.get());
  let drawn = 0;
  for (const leak of open?.leaks ?? []) {
    const at = spot(camera, leak);
    if (!at) continue;
    drawn++;
    pen.strokeStyle = palette.suspect;
    pen.lineWidth = flashOn(now) ? 4 : 1.5;
    stroke(pen, () => {
      pen.moveTo(at.x - 8, at.y - 8);
      pen.lineTo(at.x + 8, at.y + 8);
      pen.moveTo(at.x + 8, at.y - 8);
      pen.lineTo(at.x - 8, at.y + 8);
    });
  }
  return drawn;
}
