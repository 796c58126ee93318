import { get } from '../api/http';
import * as read from '../api/read';
import { createStore } from '../common/store';

/** Another map beneath ours, by the operator's choice. */
export interface Backdrop {
  /** Address of a tile with {z}, {x} and {y}. */
  readonly tiles: string;
  /** Whose map it is; '' = nobody asks to be named. */
  readonly by: string;
}

export interface GroundKnown {
  readonly roads: boolean;
  readonly backdrop: Backdrop | null;
  /** No road leaves the map, so nobody can be stopped "before he leaves it". */
  readonly closed: boolean;
}

/** What the server has to draw on; null until it is known. */
export const groundKnown = createStore<GroundKnown | null>(null);

export function readGround(raw: unknown): GroundKnown {
  const o = read.object(raw, 'roads');
  const back = o['backdrop'] == null ? null : read.object(o['backdrop'], 'backdrop');
  return {
    roads: read.flag(o, 'available'),
    closed: o['waysOut'] === 0,
    backdrop: back && { tiles: read.text(back, 'tiles'), by: read.textOrNull(back, 'by') ?? '' },
  };
}

export async function askGround(): Promise<GroundKnown> {
  const known = readGround(await get('/roads'));
  groundKnown.set(known);
  return known;
}
