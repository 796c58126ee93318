import { get } from '../api/http';
import { Problem } from '../api/problem';
import * as read from '../api/read';
import type { Submission } from '../api/submission';
import type { LatLon } from '../common/geo';
import * as decode from './decode';
import type { Cordon, PostNews, SuspectMeans } from './types';

const under = (incident: string) => `/incidents/${encodeURIComponent(incident)}/cordon`;

/** As the server wants a sighting; seconds and metres. */
export interface SightingBody extends LatLon {
  readonly secondsAgo: number;
  readonly radius: number;
  readonly heading?: number;
}

export interface ProposalBody {
  readonly sightings: readonly SightingBody[];
  readonly means: SuspectMeans;
  readonly speedFactor: number;
  readonly setUp: number;
  readonly margin: number;
  readonly horizon?: number;
  readonly rings: number;
  readonly forbidden: readonly number[];
  readonly forced: readonly number[];
  readonly kinds: readonly string[];
  readonly reach: number;
  readonly closeGates?: boolean;
}

/** Null when none was ever planned. */
export async function cordonOf(incident: string): Promise<Cordon | null> {
  try {
    return decode.cordon(await get(under(incident)));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

async function command(by: Submission, incident: string, name: string, body: unknown): Promise<Cordon> {
  return decode.cordon(await by.run('POST', `${under(incident)}/${name}`, body));
}

export const propose = (by: Submission, incident: string, body: ProposalBody) =>
  command(by, incident, 'proposals', body);
export const activate = (by: Submission, incident: string, proposal: string) =>
  command(by, incident, 'activate', { proposal });
export const release = (by: Submission, incident: string) => command(by, incident, 'release', {});
export const sighted = (by: Submission, incident: string, sightings: readonly SightingBody[]) =>
  command(by, incident, 'sightings', { sightings });
export const reportPost = (by: Submission, incident: string, node: number, news: PostNews, seconds: number) =>
  command(by, incident, `posts/${node}`, { news, seconds });
export const shrink = (by: Submission, incident: string) => command(by, incident, 'shrink', {});
export const standDown = (by: Submission, incident: string, reason: string) =>
  command(by, incident, 'stand-down', reason === '' ? {} : { reason });

export const block = (by: Submission, incident: string, at: LatLon, suspectMayPass: boolean) =>
  command(by, incident, 'blocked', { lat: at.lat, lon: at.lon, suspectMayPass });

export async function unblock(by: Submission, incident: string, number: number): Promise<Cordon> {
  return decode.cordon(await by.run('DELETE', `${under(incident)}/blocked/${number}`, undefined));
}

/** A crossing of the server's road map. */
export interface Crossing {
  readonly node: number;
  readonly title: string;
  readonly at: LatLon;
}

/** The crossing nearest to a place; null beyond 300 m from any road. */
export async function crossingNear(at: LatLon): Promise<Crossing | null> {
  try {
    const o = read.object(await get(`/places/near?lat=${at.lat}&lon=${at.lon}`), 'place');
    const found = read.object(o['at'], 'place.at');
    return {
      node: read.number(o, 'node'),
      title: read.text(o, 'title'),
      at: { lat: read.number(found, 'lat'), lon: read.number(found, 'lon') },
    };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

/** GeoJSON areas that a car can reach within so many minutes without passing a closed crossing, the shortest first. */
export async function isochrones(
  at: LatLon,
  minutes: readonly number[],
  speedFactor: number,
  closed: readonly number[] = [],
): Promise<readonly GeoJSON.Feature<GeoJSON.MultiPolygon>[]> {
  const query = `lat=${at.lat}&lon=${at.lon}&minutes=${minutes.map((m) => m.toFixed(3)).join()}&speedFactor=${speedFactor}&closed=${closed.join()}`;
  const o = read.object(await get(`/isochrones?${query}`), 'isochrones');
  return read.list(o['features'], 'features', (raw) => {
    read.object(read.object(raw, 'feature')['geometry'], 'geometry');
    return raw as GeoJSON.Feature<GeoJSON.MultiPolygon>;
  });
}
