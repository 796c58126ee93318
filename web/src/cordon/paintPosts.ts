import { LabelSpace } from '../map/labelSpace';
import type { Painting } from '../map/painters';
import { flashOn, type Spot, spot, stroke, text } from './pen';
import { focus } from './state';
import type { CordonPost } from './types';
import { leaksNow, signed, slackNow } from './words';

const RADIUS = 12;
const HALF_LETTER = 3.5;

/** All posts, then the seconds to spare wherever they can be read: of posts that crowd, those of the most urgent. */
export function drawPosts(on: Painting, posts: readonly CordonPost[], ordered: boolean): number {
  const space = new LabelSpace();
  const seen = posts.flatMap((post, i) => {
    const at = spot(on.camera, post.at);
    if (at) space.cover(at.x - RADIUS, at.y - RADIUS, 2 * RADIUS, 2 * RADIUS);
    return at ? [{ post, at, number: i + 1, slack: ordered ? slackNow(post, on.now) : post.slack }] : [];
  });
  for (const { post, at, number } of seen) drawPost(on, { post, at, number, ordered });
  for (const one of [...seen].sort((a, b) => a.slack - b.slack)) {
    const words = signed(one.slack);
    const [half, top] = [words.length * HALF_LETTER, one.at.y + RADIUS + 4];
    if (one.post.node !== focus.get().post && !space.claim(one.at.x - half, top, 2 * half, 11)) continue;
    const late = ordered && leaksNow(one.post, on.now);
    text(on, words, one.at.x, top, '600 11px', 'top', late ? on.palette.suspect : null);
  }
  return seen.length;
}

interface Seen {
  readonly post: CordonPost;
  readonly at: Spot;
  readonly number: number;
  readonly ordered: boolean;
}

/** Shape and colour say the same: circle = planned, triangle = promised, square = held, cross = given up. */
function drawPost(on: Painting, { post, at, number, ordered }: Seen): void {
  const { pen, palette, now } = on;
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
  if (chosen) {
    pen.strokeStyle = palette.accent;
    pen.lineWidth = 2;
    stroke(pen, () => pen.arc(at.x, at.y, RADIUS + 11, 0, Math.PI * 2));
  }
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
