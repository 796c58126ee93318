import { isPosition, type LatLon } from '../common/geo';

export interface ParsedPlace extends LatLon {
  readonly foundBy: 'coordinates' | 'link' | 'swapped';
}

const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`;
const PAIR = new RegExp(`${NUMBER}\\s*[,，;\\s]\\s*${NUMBER}`);

/** Reads coordinates or a shared map link; null when the text is a name to search for. */
export function parsePlace(text: string): ParsedPlace | null {
  const input = text.trim();
  if (input === '') return null;
  return fromLink(input) ?? fromDegreesMinutes(input) ?? fromPlainPair(input);
}

function fromLink(input: string): ParsedPlace | null {
  const geo = /^geo:([^;?]+)(?:[;?](.*))?$/i.exec(input);
  if (geo) return link(queryPair(geo[2] ?? '') ?? pair(geo[1] ?? ''));
  const start = input.search(/https?:\/\//i);
  if (start < 0) return null;
  let url: URL;
  try {
    url = new URL(input.slice(start).split(/\s/)[0] ?? '');
  } catch {
    return null;
  }
  return link(fromUrl(url));
}

const link = (at: LatLon | null): ParsedPlace | null => at && { ...at, foundBy: 'link' };

/** The parameters in which map sites put a position, and whether longitude comes first there. */
const PARAMETERS: readonly (readonly [name: string, lonFirst: boolean])[] = [
  ['q', false],
  ['query', false],
  ['ll', false],
  ['destination', false],
  ['daddr', false],
  ['coordinate', false],
  ['location', false],
  ['marker', false],
  ['position', true],
  ['center', false],
  ['pt', true],
];

function fromUrl(url: URL): LatLon | null {
  const params = url.searchParams;
  const lat = params.get('mlat') ?? params.get('lat');
  const lon = params.get('mlon') ?? params.get('lon') ?? params.get('lng');
  if (lat !== null && lon !== null) return checked(Number(lat), Number(lon));
  // A pin (!3d…!4d…) is what was shared; the @ part is only where the sharer's map was looking.
  const pin = /!3d(-?\d+(?:\.\d+)?)!4d(-?\d+(?:\.\d+)?)/.exec(url.pathname);
  if (pin) return checked(Number(pin[1]), Number(pin[2]));
  for (const [name, lonFirst] of PARAMETERS) {
    const value = params.get(name);
    const found = value === null ? null : pair(value, lonFirst && url.hostname.endsWith('amap.com'));
    if (found) return found;
  }
  const at = /@(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/.exec(decodeURIComponent(url.pathname));
  if (at) return checked(Number(at[1]), Number(at[2]));
  const hash = /map=\d+(?:\.\d+)?\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)/.exec(url.hash);
  return hash ? checked(Number(hash[1]), Number(hash[2])) : null;
}

function queryPair(query: string): LatLon | null {
  const q = new URLSearchParams(query).get('q');
  return q ? pair(q) : null;
}

function pair(text: string, lonFirst = false): LatLon | null {
  const match = PAIR.exec(text);
  if (!match) return null;
  const a = Number(match[1]);
  const b = Number(match[2]);
  return lonFirst ? checked(b, a) : checked(a, b);
}

function checked(lat: number, lon: number): LatLon | null {
  return isPosition(lat, lon) ? { lat, lon } : null;
}

/** 43°52'30"N 126°33'00"E */
function fromDegreesMinutes(input: string): ParsedPlace | null {
  const part = String.raw`(\d{1,3})[°度]\s*(?:(\d{1,2}(?:\.\d+)?)['′分]\s*)?(?:(\d{1,2}(?:\.\d+)?)["″秒]\s*)?`;
  const match = new RegExp(`${part}([NS北南])[\\s,，]*${part}([EW东西])`, 'i').exec(input);
  if (!match) return null;
  const degrees = (at: number) =>
    Number(match[at] ?? 0) + Number(match[at + 1] ?? 0) / 60 + Number(match[at + 2] ?? 0) / 3600;
  const lat = degrees(1) * (/[S南]/i.test(match[4] ?? '') ? -1 : 1);
  const lon = degrees(5) * (/[W西]/i.test(match[8] ?? '') ? -1 : 1);
  const at = checked(lat, lon);
  return at && { ...at, foundBy: 'coordinates' };
}

/** "43.87, 126.55"; the other way round when only that can be meant (first number beyond 90). */
function fromPlainPair(input: string): ParsedPlace | null {
  const match = new RegExp(`^\\(?\\s*${PAIR.source}\\s*\\)?$`).exec(input);
  if (!match) return null;
  const a = Number(match[1]);
  const b = Number(match[2]);
  const straight = checked(a, b);
  if (straight) return { ...straight, foundBy: 'coordinates' };
  const turned = checked(b, a);
  return turned && { ...turned, foundBy: 'swapped' };
}
