import type { Painting } from '../map/painters';
import { flashOn, type Spot, spot, stroke, text } from './pen';
import { focus } from './state';
import type { CordonPost } from './types';
import { leaksNow, signed, slackNow } from './words';

const RADIUS = 12;

/** Shape and colour say the same: circle = planned, triangle = promised, square = held, cross = given up. */
export function drawPost(on: Painting, post: CordonPost, number: number, ordered: boolean): number {
  const { pen, camera, palette, now } = on;
  const at = spot(camera, post.at);
  if (!at) return 0;
  const status = ordered ? post.status : 'planned';
  const colours = {
    planned: palette.status.outOfService,
    promised: palette.status.dispatched,
    held: palette.status.available,
    dropped: palette.status.outOfService,
  };
  const leaking = ordered && leaksNow(post, now);
  if (leaking && flashOn(now)) {
    pen.strokeStyle = palette.suspect;
    pen.lineWidth = 5;
    stroke(pen, () => pen.arc(at.x, at.y, RADIUS + 7, 0, Math.PI * 2));
  }
  pen.lineWidth = post.retiring ? 1.5 : 3;
  pen.setLineDash(post.retiring ? [3, 3] : []);
  pen.strokeStyle = colours[status];
  pen.fillStyle = palette.labelHalo;
  pen.beginPath();
  outline(pen, at, status);
  pen.fill();
  pen.stroke();
  pen.setLineDash([]);
  const chosen = focus.get().post === post.node;
  text(on, String(number), at.x, at.y + (status === 'promised' ? 3 : 0), chosen ? '800 13px' : '700 11px', 'middle');
  text(
    on,
    signed(ordered ? slackNow(post, now) : post.slack),
    at.x,
    at.y + RADIUS + 4,
    '600 11px',
    'top',
    leaking ? palette.suspect : null,
  );
  if (chosen) {
    pen.strokeStyle = palette.accent;
    pen.lineWidth = 2;
    stroke(pen, () => pen.arc(at.x, at.y, RADIUS + 11, 0, Math.PI * 2));
  }
  return 1;
}

function outline(pen: CanvasRenderingContext2D, { x, y }: Spot, status: CordonPost['status']): void {
  if (status === 'held') pen.rect(x - 11, y - 11, 22, 22);
  else if (status === 'promised') {
    pen.moveTo(x, y - 15);
    pen.lineTo(x + 15, y + 11);
    pen.lineTo(x - 15, y + 11);
    pen.closePath();
  } else pen.arc(x, y, RADIUS, 0, Math.PI * 2);
}
