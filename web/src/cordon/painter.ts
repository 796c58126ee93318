import { ui } from '../app/ui';
import { type LatLon, mercatorX, mercatorY } from '../common/geo';
import { type Camera, onScreen, screenX, screenY } from '../map/camera';
import { addPainter, onMapClick, type Painting, repaint, unitGoals } from '../map/painters';
import { draftOf, drafts } from './draft';
import { cordonOfIncident, cordons, focus, look, shownProposal } from './state';
import type { Cordon, CordonPost } from './types';
import { leaksNow, signed, slackNow } from './words';

const RADIUS = 12;
const CLICK_PX = 18;
const FLASH_MS = 500;
const EARTH_CIRCUMFERENCE_M = 40_075_016.7;

const still = matchMedia('(prefers-reduced-motion: reduce)');
/** Half a second on, half a second off; always on for people who asked for no motion. */
const flashOn = (now: number) => still.matches || Math.floor(now / FLASH_MS) % 2 === 0;

interface Spot {
  readonly x: number;
  readonly y: number;
}

function spot(camera: Camera, at: LatLon): Spot | null {
  const [x, y] = [mercatorX(at.lon), mercatorY(at.lat)];
  return onScreen(camera, x, y) ? { x: screenX(camera, x), y: screenY(camera, y) } : null;
}

/** The posts on the screen and whether they are of an order (true) or only proposed. */
export function shownPosts(cordon: Cordon | null): { posts: readonly CordonPost[]; ordered: boolean } {
  if (!cordon) return { posts: [], ordered: false };
  const asked = focus.get().hovered !== null ? shownProposal(cordon, focus.get()) : null;
  if (cordon.standing === 'active' && cordon.plan && !asked) return { posts: cordon.plan.posts, ordered: true };
  if (cordon.standing === 'stoodDown') return { posts: [], ordered: false };
  return { posts: (asked ?? shownProposal(cordon, focus.get()))?.posts ?? [], ordered: false };
}

function paint(on: Painting): number {
  const incident = ui.get().incident;
  if (incident === null) return 0;
  const cordon = cordonOfIncident(incident);
  let drawn = sightings(on, incident, cordon);
  drawn += crossings(on, incident, cordon);
  drawn += blocks(on, cordon);
  const { posts, ordered } = shownPosts(cordon);
  posts.forEach((post, i) => {
    drawn += drawPost(on, post, i + 1, ordered);
  });
  if (cordon && cordon.standing !== 'stoodDown') drawn += leaks(on, cordon);
  return drawn;
}

function sightings(on: Painting, incident: string, cordon: Cordon | null): number {
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

/** Crossings that may not be held (struck out) or must be (boxed). */
function crossings(on: Painting, incident: string, cordon: Cordon | null): number {
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

/** Shape and colour say the same: circle = planned, triangle = promised, square = held, cross = given up. */
function drawPost(on: Painting, post: CordonPost, number: number, ordered: boolean): number {
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

/** Blocked roads: a bar across. */
function blocks(on: Painting, cordon: Cordon | null): number {
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
function leaks(on: Painting, cordon: Cordon): number {
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

function text(
  { pen, palette }: Painting,
  words: string,
  x: number,
  y: number,
  font: string,
  baseline: CanvasTextBaseline,
  colour: string | null = null,
): void {
  pen.font = `${font} system-ui, sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = baseline;
  pen.lineWidth = 3;
  pen.lineJoin = 'round';
  pen.strokeStyle = palette.labelHalo;
  pen.strokeText(words, x, y);
  pen.fillStyle = colour ?? palette.label;
  pen.fillText(words, x, y);
}

function stroke(pen: CanvasRenderingContext2D, path: () => void): void {
  pen.beginPath();
  path();
  pen.stroke();
}

/** A post under the pointer is chosen; its line comes into view in the list. */
function click(camera: Camera, px: number, py: number): boolean {
  const { posts } = shownPosts(cordonOfIncident(ui.get().incident));
  const hit = posts.find((post) => {
    const at = spot(camera, post.at);
    return at !== null && Math.hypot(at.x - px, at.y - py) <= CLICK_PX;
  });
  if (hit) look({ post: hit.node });
  return hit !== undefined;
}

/** Units of a cordon in force drive to their posts, not to the incident. */
function noteGoals(): void {
  unitGoals.clear();
  for (const cordon of cordons.get().values())
    if (cordon.standing === 'active')
      for (const post of cordon.plan?.posts ?? [])
        if (post.status !== 'dropped') for (const unit of post.units) unitGoals.set(unit.unit, post.at);
}

/** Everything of the cordon on the map, while the page is open. */
export function paintCordons(): () => void {
  const ends = [
    cordons.subscribe(noteGoals),
    addPainter(paint),
    onMapClick(click),
    cordons.subscribe(repaint),
    focus.subscribe(repaint),
    drafts.subscribe(repaint),
  ];
  return () => {
    for (const end of ends) end();
  };
}
