import { ui } from '../app/ui';
import type { Camera } from '../map/camera';
import { addPainter, onMapClick, type Painting, repaint, unitGoals } from '../map/painters';
import { drafts } from './draft';
import { drawPosts } from './paintPosts';
import { blocks, crossings, leaks } from './paintRoads';
import { sightings } from './paintSuspect';
import { spot } from './pen';
import { cordonOfIncident, cordons, focus, look, shownProposal } from './state';
import type { Cordon, CordonPost } from './types';

const CLICK_PX = 18;

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
  drawn += drawPosts(on, posts, ordered);
  if (cordon && cordon.standing !== 'stoodDown') drawn += leaks(on, cordon);
  return drawn;
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
