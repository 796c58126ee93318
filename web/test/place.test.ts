import { describe, expect, it } from 'vitest';
import { parsePlace } from '../src/intake/place';

describe('a place that a caller or a phone sent', () => {
  const found: [string, number, number, string][] = [
    ['43.8378, 126.5494', 43.8378, 126.5494, 'coordinates'],
    ['  43.8378 126.5494 ', 43.8378, 126.5494, 'coordinates'],
    ['43.8378，126.5494', 43.8378, 126.5494, 'coordinates'],
    ['(-33.86, 151.21)', -33.86, 151.21, 'coordinates'],
    ['126.5494, 43.8378', 43.8378, 126.5494, 'swapped'],
    ['43°50\'16"N 126°32\'58"E', 43.837777, 126.549444, 'coordinates'],
    ['北 43', Number.NaN, Number.NaN, ''],
    ['geo:43.8378,126.5494', 43.8378, 126.5494, 'link'],
    ['geo:43.8378,126.5494;u=35', 43.8378, 126.5494, 'link'],
    ['geo:0,0?q=43.8378,126.5494(here)', 43.8378, 126.5494, 'link'],
    ['https://maps.google.com/?q=43.8378,126.5494', 43.8378, 126.5494, 'link'],
    ['https://www.google.com/maps/@43.8378,126.5494,17z', 43.8378, 126.5494, 'link'],
    ['https://www.google.com/maps/place/X/@43.1,126.1,17z/data=!3d43.8378!4d126.5494', 43.8378, 126.5494, 'link'],
    ['https://maps.apple.com/?ll=43.8378,126.5494&q=Pin', 43.8378, 126.5494, 'link'],
    ['https://www.openstreetmap.org/?mlat=43.8378&mlon=126.5494#map=17/43.1/126.1', 43.8378, 126.5494, 'link'],
    ['https://www.openstreetmap.org/#map=17/43.8378/126.5494', 43.8378, 126.5494, 'link'],
    ['https://uri.amap.com/marker?position=126.5494,43.8378&name=x', 43.8378, 126.5494, 'link'],
    ['I am here: https://maps.google.com/?q=43.8378,126.5494 please come', 43.8378, 126.5494, 'link'],
  ];
  for (const [text, lat, lon, by] of found.filter(([, lat]) => !Number.isNaN(lat)))
    it(`reads ${text}`, () => {
      const place = parsePlace(text);
      expect(place?.lat).toBeCloseTo(lat, 4);
      expect(place?.lon).toBeCloseTo(lon, 4);
      expect(place?.foundBy).toBe(by);
    });

  for (const text of [
    '',
    '解放大路与江湾路路口',
    '110',
    'Main St 12, 4th floor',
    '91.5, 191',
    'https://example.org/news/12,13x',
    'geo:abc',
  ])
    it(`leaves "${text}" to the search by name`, () => expect(parsePlace(text)).toBeNull());
});
