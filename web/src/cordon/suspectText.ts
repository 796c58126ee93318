import { parsePlace } from '../intake/place';
import type { SuspectMeans } from './types';

/** What a line such as "Jiefang Road / Beijing Road, 3 min ago, car, heading north, r200" says. */
export interface SuspectText {
  /** What is left when the rest is taken out: a name to look for, or empty. */
  readonly place: string;
  readonly at: { readonly lat: number; readonly lon: number } | null;
  readonly secondsAgo: number | null;
  readonly means: SuspectMeans | null;
  readonly heading: number | null;
  readonly radius: number | null;
}

const means: readonly (readonly [SuspectMeans, RegExp])[] = [
  ['motorcycle', /(?<![\p{L}])(?:motor(?:cycle|bike)|motor|bike)(?![\p{L}])|摩托车?/iu],
  ['onFoot', /(?<![\p{L}])(?:on foot|foot|walking|running|onfoot)(?![\p{L}])|步行|徒步/iu],
  ['car', /(?<![\p{L}])(?:by car|car|saloon|van)(?![\p{L}])|汽车|轿车|开车|驾车/iu],
];

/** The eight winds; longer names first, so that "northeast" is not read as "north". */
const winds: readonly (readonly [number, string, string])[] = [
  [45, 'north[- ]?east|ne', '东北'],
  [135, 'south[- ]?east|se', '东南'],
  [225, 'south[- ]?west|sw', '西南'],
  [315, 'north[- ]?west|nw', '西北'],
  [0, 'north|n', '北'],
  [90, 'east|e', '东'],
  [180, 'south|s', '南'],
  [270, 'west|w', '西'],
];

const AGO =
  /(?<![\p{L}\d.])(\d+(?:\.\d+)?)\s*(?:(seconds?|secs?|s|秒钟?)|(?:minutes?|mins?|m|分钟?))(?![a-z])(?:\s*(?:ago|之?前))?/iu;
const RADIUS = /(?<![\p{L}])(?:r|radius|within|半径)\s*[=:]?\s*(\d+)\s*(?:m|米)?(?![\p{L}\d])/iu;

export function parseSuspect(line: string): SuspectText {
  let rest = ` ${line.trim()} `;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  const radius = take(RADIUS);
  const heading = takeHeading(take);
  const moved = means.find(([, pattern]) => take(pattern))?.[0] ?? null;
  const ago = take(AGO);
  const place = tidy(rest);
  return {
    place,
    at: parsePlace(place),
    secondsAgo: ago ? Number(ago[1]) * (ago[2] ? 1 : 60) : null,
    means: moved,
    heading,
    radius: radius ? Number(radius[1]) : null,
  };
}

/** Only with a word that says so ("heading n", "往北"), or the eight winds written out at the end after a comma. */
function takeHeading(take: (pattern: RegExp) => RegExpExecArray | null): number | null {
  for (const [degrees, english, chinese] of winds)
    if (
      take(
        new RegExp(
          `(?<![\\p{L}])(?:heading|towards?|going|direction)\\s+(?:${english})(?![\\p{L}])|[往向朝]${chinese}[方行]?`,
          'iu',
        ),
      )
    )
      return degrees;
  for (const [degrees, english] of winds)
    if (take(new RegExp(`[,，]\\s*(?:${english})\\s*(?=[,，]|$)`, 'iu'))) return degrees;
  const exact = take(/(?:heading|航向)\s*(\d{1,3})°?/iu);
  return exact ? Number(exact[1]) % 360 : null;
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/\s*[,，]\s*/)
    .filter((part) => part.trim() !== '')
    .join(', ')
    .trim();
}
